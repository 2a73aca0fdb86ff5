//! What is known to go another way, with the reason for each.

/// A rule whose changes may have another outcome.
pub(crate) struct Exception {
    /// The rule that asks for the change.
    pub(crate) code: &'static str,
    /// How the outcome begins.
    pub(crate) wrong: &'static str,
    /// Why that is right.
    pub(crate) reason: &'static str,
}

impl Exception {
    pub(crate) fn is_about(&self, code: &str, wrong: &str) -> bool {
        self.code == code && wrong.starts_with(self.wrong)
    }
}

/// The exceptions, by what is done.
pub(crate) struct Exceptions {
    pub(crate) fixes: &'static [Exception],
    pub(crate) orders: &'static [Exception],
    pub(crate) grounding: &'static [Exception],
}

pub(crate) const EXCEPTIONS: Exceptions = Exceptions {
    fixes: &[ID_OF_ANOTHER, EMPTY_DATE],
    orders: &[ID_OF_ANOTHER, UNKNOWN_LIST, UNKNOWN_WORDS, ALSO_DATED],
    grounding: &[LEFT_OUT],
};

const ID_OF_ANOTHER: Exception = Exception {
    code: "V105",
    wrong: "a new error: V121",
    reason: "what an id is referred to by can be compared only when the id has its form; before, every \
             reference to it was taken to be right",
};

const LEFT_OUT: Exception = Exception {
    code: "V426",
    wrong: "",
    reason: "what a quote leaves out can be seen only when the place of its words is known; before, its \
             positions were those of other words",
};

const UNKNOWN_LIST: Exception = Exception {
    code: "V101",
    wrong: "a new error: V121",
    reason: "under a key that nobody knows there may be what references lead to; when it is gone they \
             lead nowhere",
};

const UNKNOWN_WORDS: Exception = Exception {
    code: "V101",
    wrong: "a new error: V406",
    reason: "an anchor with an unknown key alone has no words; one fault is reported at a time",
};

const ALSO_DATED: Exception = Exception {
    code: "V617",
    wrong: "the finding is still there",
    reason: "the rule reports one reason at a time, and the date is another one",
};

const EMPTY_DATE: Exception = Exception {
    code: "V108",
    wrong: "a new error: V203",
    reason: "an empty date was no date before either; that the basis asks for one is seen when it is gone",
};
