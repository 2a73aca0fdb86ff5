use super::printed::printed_from;
use super::*;
use crate::grounding::SourceText;
use crate::model::Record;
use crate::rules::naming::Naming;
use crate::rules::naming::tests::{TAMERIL, VENN, record};

#[test]
fn documents_are_announced_in_many_languages() {
    for (language, line) in [
        ("en", "The full text of the joint statement:"),
        ("en", "The statement reads as follows:"),
        ("en", "The text of the communiqué follows."),
        ("en", "Full text of the Bergen declaration"),
        ("en", "Joint statement in full"),
        ("de", "Die Erklärung im Wortlaut:"),
        ("fr", "Voici le texte intégral du communiqué :"),
        ("es", "Texto íntegro del comunicado:"),
        ("it", "Il testo integrale della dichiarazione:"),
        ("pt", "Leia a íntegra da nota:"),
        ("nl", "De volledige tekst van de verklaring:"),
        ("pl", "Pełna treść oświadczenia:"),
        ("ru", "Ниже приводится полный текст заявления:"),
        ("uk", "Повний текст заяви:"),
        ("tr", "Ortak bildirinin tam metni:"),
        ("ar", "وفيما يلي نص البيان المشترك:"),
        ("fa", "متن کامل بیانیه به شرح زیر است:"),
        ("he", "להלן נוסח ההודעה:"),
        ("hi", "पूरा बयान इस प्रकार है:"),
        ("zh", "联合声明全文如下："),
        ("ja", "共同声明の全文は以下の通り。"),
        ("ko", "공동성명 전문은 다음과 같다:"),
    ] {
        let text = format!("A\n\n{line}\n\nB");
        assert_eq!(printed_from(&text, language), Some(text.len() - 1), "{line}");
    }
    for (language, line) in [
        ("en", "The full text of the statement has not been released."),
        ("en", "Full text of the deal remains secret"),
        ("en", "The statement said the talks would go on."),
        ("en", "The ministry said in a statement:"),
        ("en", "“The full text of the statement follows:”"),
        ("en", "He read the statement in full. Then he left the room:"),
        ("ru", "В заявлении говорится о переговорах."),
        ("zh", "声明没有提到全文。"),
    ] {
        assert_eq!(printed_from(&format!("A\n\n{line}\n\nB"), language), None, "{line}");
    }
}

#[test]
fn labels_are_read_and_sentences_are_not() {
    use turns::Label::{Answer, Person, Question, Unknown};

    let json = record(&[VENN, TAMERIL]);
    let record: Record<'_> = serde_json::from_str(&json).unwrap();
    let naming = Naming::new(&record);
    let label = |language: &str, line: &str| {
        let text = format!("Q: One.\n\n{line} said so, and Two.");
        let text = SourceText::new(&text);
        let turns = turns::Turns::new(&text, language, true, &naming);
        turns.at(text.as_str().len() - 2).map(|turn| turn.label)
    };
    for (language, line, wanted) in [
        ("en", "MR. TAMERIL:", Person(1)),
        ("en", "Foreign Minister Osk Tameril:", Person(1)),
        ("en", "OSK TAMERIL (through an interpreter):", Person(1)),
        ("en", "Q   ", Question),
        ("en", "QUESTION (Tide Wire):", Question),
        ("en", "A:", Answer),
        ("en", "A.", Answer),
        ("en", "THE MODERATOR OF THE EVENING:", Unknown),
        ("ru", "Вопрос:", Question),
        ("ru", "О.:", Answer),
        ("fr", "Question :", Question),
        ("zh", "问：", Question),
        ("zh", "海潮社记者：", Question),
        ("ja", "【記者】", Question),
        ("ar", "سؤال:", Question),
        ("fa", "پاسخ:", Answer),
    ] {
        assert_eq!(label(language, line), Some(wanted), "{line}");
    }
    for line in ["Tameril said in reply:", "He added of the ships:", "“Tameril:", "At 10:30"] {
        assert_ne!(label("en", line), Some(Person(1)), "{line}");
    }
}
