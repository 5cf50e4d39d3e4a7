//! The words by which a frame is known: who speaks, what gives a fact, what only supposes.

use super::list::WordList;

/// Verbs and nouns of saying and believing, as stems: what follows is somebody's word.
pub(super) const SAYING: [&str; 38] = [
    "say",
    "said",
    "state",
    "stating",
    "write",
    "wrote",
    "written",
    "assert",
    "suggest",
    "claim",
    "alleg",
    "argu",
    "contend",
    "believ",
    "belief",
    "think",
    "thought",
    "assum",
    "understand",
    "understood",
    "report",
    "tell",
    "told",
    "refer",
    "ask",
    "record",
    "read",
    "mention",
    "suppos",
    "imagin",
    "imply",
    "implies",
    "mistaken",
    "insist",
    "submit",
    "according",
    "quot",
    "wonder",
];
/// Whose word on the level is the published one.
pub(super) static OFFICIAL: WordList = WordList::new(
    "mi5 jtac government centre office service secretary minister we i force constabulary council police",
);
/// Whose word is not the authority's, as they stand before a verb of saying.
pub(super) static OTHERS: WordList = WordList::new(
    "you your requester requestor applicant complainant correspondent article newspaper press media \
    document report minutes guidance template example wording version question plan nobody",
);
/// Before "that": what follows is given as a fact.
pub(super) static FACT: WordList = WordList::new(
    "fact given aware note noted noting notes remember remembered remind reminded know known mind confirm \
    confirmed acknowledge acknowledged recognise recognised recognises appreciate highlight highlighted \
    emphasise emphasised clear stress stressed out seen considering seeing evident now advise show shows \
    means demonstrates consider view",
);
/// What makes all that follows it in its clause a supposition.
pub(super) static IF: WordList = WordList::new(
    "if unless assuming supposing suppose provided providing scenario exercise assumption hypothetical \
    imagine example whatever whenever case event",
);
pub(super) static DENIED: WordList = WordList::new("not nobody never wrong untrue incorrect deny denies false cannot");
pub(super) static NOW: WordList =
    WordList::new("current currently now present presently today remains still remained today's since writing");
/// What gives the reason for the clause before, and is itself a statement.
pub(super) static REASON: WordList = WordList::new("because as since given considering therefore");
