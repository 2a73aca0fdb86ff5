//! Names of many scripts, found in short texts.

use super::*;

/// A record with actors of these ids and names, written as `id=name|name`.
pub(crate) fn record(actors: &[&str]) -> String {
    let actors: Vec<String> = actors
        .iter()
        .map(|actor| {
            let (id, names) = actor.split_once('=').unwrap();
            let mut names = names.split('|');
            let (kind, id) = match id.strip_prefix('@') {
                Some(id) => ("state", id),
                None => ("person", id),
            };
            let name = names.next().unwrap();
            let more: Vec<String> = names.map(|name| format!("{{\"text\":\"{name}\"}}")).collect();
            let more = more.join(",");
            format!(
                "{{\"id\":\"{id}\",\"kind\":\"{kind}\",\"name\":\"{name}\",\"names\":[{more}]}}"
            )
        })
        .collect();
    let mut record: serde_json::Value =
        serde_json::from_str(include_str!("../../../examples/harbour-talks/harbour-talks.json"))
            .unwrap();
    record["actors"] = serde_json::from_str(&format!("[{}]", actors.join(","))).unwrap();
    record.to_string()
}

fn shown(actors: &[&str], text: &str, language: &str, context: Option<&str>) -> String {
    let json = record(actors);
    let record: Record<'_> = serde_json::from_str(&json).unwrap();
    let naming = Naming::new(&record);
    let names = naming.names_in(text, language, context).into_iter().map(|name| {
        assert_eq!(&text[name.at.clone()], name.word);
        let whose = match name.whose {
            Whose::Actor(id) => id.to_owned(),
            Whose::Several => "several".to_owned(),
            Whose::Country(code) => code.to_owned(),
            Whose::Unknown => "?".to_owned(),
        };
        format!("{}={whose}", name.word)
    });
    names.collect::<Vec<_>>().join(" ")
}

pub(crate) const VENN: &str = "venn=Arda Venn|Арда Венн|أردا فين|آردا ون|ארדה ונטל|阿尔达·文恩|アルダ・ヴェン|아르다 벤|आर्दा वेन";
pub(crate) const TAMERIL: &str = "tameril=Osk Tameril|Оск Тамерил|أوسك تاميريل|اوسک تامریل|אוסק טמריל|奥斯克·塔梅里尔|オスク・タメリル|오스크 타메릴|ओस्क तामेरिल";

#[test]
fn names_are_found_in_every_script() {
    for (language, text, names) in [
        (
            "en",
            "Arda Venn and Tameril’s friend Osk Blunt",
            "Arda Venn=venn Tameril=tameril Osk=tameril Blunt=?",
        ),
        ("ru", "слова Венна и Тамерила", "Венна=venn Тамерила=tameril"),
        ("ar", "قال لتاميريل", "لتاميريل=tameril"),
        ("fa", "آردا ون گفت", "آردا ون=venn"),
        ("he", "ונטל אמר לטמריל", "ונטל=venn לטמריל=tameril"),
        ("zh", "文恩说塔梅里尔在伊朗", "文恩=venn 塔梅里尔=tameril 伊朗=IRN"),
        ("zh", "文恩", "文恩=venn"),
        ("ja", "ヴェン氏はタメリルと", "ヴェン=venn タメリル=tameril"),
        ("ja", "ヴェントは", ""),
        ("ko", "아르다 벤은 타메릴에게", "아르다 벤은=venn 타메릴에게=tameril"),
        ("hi", "आर्दा वेन ने तामेरिल से", "आर्दा वेन=venn तामेरिल=tameril"),
        ("tr", "Venn'in Tameril'e", "Venn=venn Tameril=tameril"),
        ("hu", "Vennnek", "Vennnek=venn"),
        ("de", "Venns Haus", "Venns=venn"),
        ("en", "venturing home", ""),
    ] {
        assert_eq!(shown(&[VENN, TAMERIL], text, language, None), names, "{text}");
    }
}

#[test]
fn names_without_a_blank_are_known_by_family_name_and_title() {
    let actors = ["li=李明德", "tanaka=田中一郎", "kim=김민수"];
    for (language, text, names) in [
        ("zh", "李部长说，李明德在", "李=li 李明德=li"),
        ("zh", "行李部长", ""),
        ("zh", "李子好吃", ""),
        ("ja", "外務省の田中氏は田中一郎", "田中=tanaka 田中一郎=tanaka"),
        ("ja", "田中は", ""),
        ("ko", "김 장관은 김민수가 김치", "김=kim 김민수가=kim"),
    ] {
        assert_eq!(shown(&actors, text, language, None), names, "{text}");
    }
}

#[test]
fn shared_names_and_whole_names_of_others() {
    let actors = ["a=Arda Venn", "b=Ilva Venn", "@t=Tesmar", "d=Tesmar Delegation"];
    for (text, names) in [
        ("saw Venn", "Venn=several"),
        ("saw Ilva Venn", "Ilva Venn=b"),
        ("saw Tesmar", "Tesmar=t"),
        ("the Tesmar Delegation", "Tesmar Delegation=d"),
    ] {
        assert_eq!(shown(&actors, text, "en", None), names);
    }
}

#[test]
fn an_actor_is_named_and_names_are_compared() {
    let json = record(&[VENN, TAMERIL, "@i=Иран"]);
    let record: Record<'_> = serde_json::from_str(&json).unwrap();
    let naming = Naming::new(&record);
    assert!(naming.is_named("venn", "Венну", "ru") && naming.is_named("venn", "文恩在", "zh"));
    assert!(!naming.is_named("venn", "Тамерилу", "ru") && !naming.is_named("x", "Венну", "ru"));
    let one =
        |text: &str, language: &str| naming.names_in(text, language, Some("Мы видели ")).remove(0);
    let unknown =
        |word: &str| NameAt { at: 0..word.len(), word: word.to_owned(), whose: Whose::Unknown };
    assert!(naming.same(&one("Венн", "ru"), &one("文恩", "zh")));
    assert!(!naming.same(&one("Венн", "ru"), &one("Тамерил", "ru")));
    assert!(naming.same(&unknown("Кулеба"), &unknown("Кулебой")));
    assert!(naming.same(&unknown("Кулебой"), &unknown("Кулеба")));
    assert!(!naming.same(&unknown("Blunt"), &unknown("Brand")));
}
