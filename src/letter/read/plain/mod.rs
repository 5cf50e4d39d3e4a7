//! Plain text: lines are joined to blocks where they were wrapped.

mod columns;
mod lines;
mod wrap;

use super::RawBlock;
use crate::letter::BlockKind;

use lines::{Line, Shape, lines};
use wrap::{continues, goes_on, is_scrap, makes_room, wrap_width};

pub(in crate::letter) use lines::marker;

/// Read the text from byte `start` on.
pub fn read(text: &str, start: usize) -> Vec<RawBlock> {
    let mut read: Vec<Line> = Vec::with_capacity(text.len() / 64);
    read.extend(lines(text, start).map(|span| Line::new(text, span)));
    let wrap = wrap_width(&read);
    columns::mark(text, &mut read);
    let lines = read;
    let mut blocks: Vec<RawBlock> = Vec::with_capacity(lines.len() / 2 + 1);
    let mut apart = true;
    let mut previous: Option<&Line> = None;
    // the line that `previous` goes on from
    let mut earlier: Option<&Line> = None;
    for line in &lines {
        if line.shape == Shape::Blank {
            (apart, previous, earlier) = (true, None, None);
            continue;
        }
        let joins = previous.is_some_and(|previous| {
            continues(text, previous, line, wrap)
                || earlier.is_some_and(|earlier| {
                    (is_scrap(text, earlier, previous, wrap) || makes_room(text, previous, line)) && goes_on(text, line)
                })
        });
        match blocks.last_mut().filter(|_| joins) {
            Some(block) => {
                block.span.end = line.body.end;
                block.pieces.push(line.body);
            }
            None => {
                let kind = match line.shape {
                    Shape::Quote => BlockKind::Quote,
                    Shape::Item => BlockKind::Item,
                    Shape::Row => BlockKind::Row,
                    Shape::Heading => BlockKind::Heading,
                    Shape::Prose | Shape::Blank => BlockKind::Paragraph,
                };
                blocks.push(RawBlock { span: line.whole, pieces: vec![line.body], kind, emphasised: false, apart });
            }
        }
        (apart, earlier, previous) = (false, previous.filter(|_| joins), Some(line));
    }
    for block in &mut blocks {
        block.emphasised = is_emphasised(text, block);
        if block.kind == BlockKind::Paragraph
            && block.emphasised
            && block.pieces.len() == 1
            && is_bold_line(text, block)
        {
            block.kind = BlockKind::Heading;
        }
    }
    blocks
}

fn is_emphasised(text: &str, block: &RawBlock) -> bool {
    let whole = block.span.of(text);
    let mark = |char: char| matches!(char, '*' | '_');
    if !whole.trim_end_matches(['.', '?', ':', ';', ',']).ends_with(mark) {
        return false;
    }
    let body = whole[marker(whole)..].trim_start();
    body.len() > 4 && body.starts_with(mark)
}

/// `**A heading**` on a line of its own.
fn is_bold_line(text: &str, block: &RawBlock) -> bool {
    let whole = block.span.of(text);
    whole.starts_with("**") && whole.ends_with("**") && whole.len() <= 90 && whole.matches("**").count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(BlockKind, &str)> {
        read(text, 0).iter().map(|block| (block.kind, block.span.of(text))).collect()
    }

    #[test]
    fn a_text_wrapped_by_hand_is_joined() {
        let text = "I write in connection with your request for information that was received\nby the force on 4 May and I am now able to respond to you as follows.  We\ndid not find it easy to say what the second half of this paragraph holds,\nand so it goes on for a further line or two before it comes to an end, as\nit now does.\n";
        assert_eq!(blocks(text).len(), 1, "{:?}", blocks(text));
    }

    #[test]
    fn a_text_wrapped_twice_is_joined() {
        let twice = "The number of applications that were received in each of the months of\nwhich\nyou wrote is not recorded in the register, and the clerks would have to\ncount\nthem by hand from the forms that are kept in the basement of the town\nhall\nfor the six years that the rules of the archive set out for such papers.\n";
        assert_eq!(blocks(twice).len(), 1, "{:?}", blocks(twice));
        let list = format!("{twice}\nbenches\ntrees\nlamp posts\n");
        assert_eq!(blocks(&list).len(), 4, "{:?}", blocks(&list));
    }

    #[test]
    fn a_footnote_of_longer_lines_does_not_set_the_width() {
        let body = "The cost of meeting this request would be more than the limit that is set\nfor a department, and we are therefore not able to answer any part of it as\nit stands. The limit was fixed by regulations that were made under the Act\nLimit and rate are given below in the table that stands at the foot of the\nTable of this letter.\n";
        let note = "The figures in this table are drawn from a system that is kept for the management of the office and so they do\nnot belong to the statistics.\n";
        let text = format!("{body}\n{body}\n{body}\n{note}");
        assert_eq!(blocks(&text).len(), 4, "{:?}", blocks(&text));
    }

    #[test]
    fn a_line_too_long_for_a_footnote_shows_that_nothing_is_wrapped() {
        let long = "This reply is given under the Act by the Board, whose duty it is to tell you whether it holds what you want. ";
        let asked = "- How many of the depots of the Board were closed between the first of May and the end of June of that year?\n";
        let text = format!("{}\nYou asked:\n{asked}{asked}Our answer:\n{asked}{asked}{asked}", long.repeat(2));
        assert_eq!(blocks(&text).len(), 8, "{:?}", blocks(&text));
    }

    #[test]
    fn one_line_a_paragraph_is_not_joined() {
        let long = "word ".repeat(60);
        let text = format!("{long}\n{long}\nYou asked:\n- one\n- two\n{long}\n");
        assert_eq!(blocks(&text).len(), 6);
    }

    #[test]
    fn an_address_keeps_its_lines() {
        assert_eq!(blocks("Information Unit\nJubilee House\nFalconers Chase\nWymondham\n").len(), 4);
    }

    #[test]
    fn a_heading_over_two_lines_is_one_block() {
        let text =
            "Your Right to Ask That We Look Again at This Answer Under the Terms of\nthe Freedom of Information Act.\n";
        assert_eq!(blocks(text).len(), 1);
    }

    #[test]
    fn a_narrow_line_of_a_wrapped_text_goes_on_where_it_breaks_off() {
        let wrapped = "We have looked into your request and we are not\n\
                       bound to send you a copy of the plan, which was made for the council\n\
                       in 2019 and which sets out where the cameras of the town centre stand.\n\
                       If you have a question you may write to us\n\
                       at [1][email address] and we shall do what we can to answer you soon.\n\
                       The plan and the letters about it are kept by the team of the council.";
        assert_eq!(blocks(wrapped).len(), 1);
        let list = "We hold these papers about the plan that was made for the council:\n\
                    minutes of the meetings of May\n\
                    letters to residents of the town\n\
                    reports on the cameras of the town centre, as they were in the spring\n\
                    The plan and the letters about it are kept by the team of the council.\n\
                    The plan and the letters about it are kept by the team of the council.";
        assert_eq!(blocks(list).len(), 3);
    }

    #[test]
    fn the_label_of_a_question_is_no_end_of_a_wrapped_paragraph() {
        let text = "The council does not pay for the cars of officers, nor for their\n\
                    fuel, and no member of its staff has had a loan for one.\n\
                    Questions 3 and 4\n\
                    There is no information held, as the council does not lend money\n\
                    to its staff and has not done so in the years of which you ask.\n\
                    Part 2 of the plan was not carried out.";
        let blocks = blocks(text);
        assert_eq!(blocks.len(), 3);
        assert_eq!(blocks[1].1, "Questions 3 and 4");
    }

    #[test]
    fn a_citation_over_two_lines_is_no_list() {
        let text =
            "Section 44 of the Act bars it, and so does section 38 (2) (c)\n(i) of the Wireless Telegraphy Act 2006.\n";
        assert_eq!(blocks(text).len(), 1, "{:?}", blocks(text));
        let list =
            "It is withheld for these reasons, which are those of section 31(1):\n(a) of the two, crime\n(b) justice\n";
        assert_eq!(blocks(list).len(), 3, "{:?}", blocks(list));
    }

    #[test]
    fn a_label_below_a_quotation_is_a_block_of_its_own() {
        let text = "“Could you tell me how many of the claims that were made in the last year\nwere sent to the team, and how long it took to bring each of them to its end.”\nOur response\nWe hold nothing of the kind, since the team keeps no record of its own, and\nso there is nothing that we could count or give to you in answer to it now.\n";
        assert_eq!(blocks(text).len(), 3, "{:?}", blocks(text));
    }

    #[test]
    fn a_colon_and_a_closed_quotation_end_a_paragraph() {
        let text = "You asked us on 4 May, in the letter that came to our office by the second post:\nCould you tell me how \
                    many of the claims that were made in the last year were\nsent to the team?\nWe hold nothing of the \
                    kind, since the team keeps no record of its own, and so\nthere is nothing that we could count for \
                    you now.\n";
        assert_eq!(blocks(text)[0].1.lines().count(), 1, "{:?}", blocks(text));
        let text = "“Could you tell me how many of the claims that were made in the last year were\nsent to the team, and \
                    how long it took to bring each of them to their”\nPlease note that we hold nothing of the kind, since \
                    the team keeps no record of its\nown, and so there is nothing that we could count or give to you now.\n";
        assert_eq!(blocks(text).len(), 2, "{:?}", blocks(text));
    }

    #[test]
    fn a_short_line_goes_on_behind_a_small_word_or_before_an_address() {
        let text = "The list of our papers can help you in the search for all that has been\npublished so far.\nThis \
                    represents the cost of\none person for a whole day of work in the archive and another at a desk, and so\nit \
                    has no more than a hundred and twenty of the files of the Board in this\nyear, which may grow with what \
                    comes in from the wards of the town by June.\n";
        assert_eq!(blocks(text)[1].1.lines().count(), 4, "{:?}", blocks(text));
        let text = "The list of our papers can help you in the search for all that has been\npublished on pages\nnamed here: \
                    https://board.example/list\n";
        assert_eq!(blocks(text).len(), 1, "{:?}", blocks(text));
        assert_eq!(blocks("Director of\nFinance\n").len(), 2);
    }

    #[test]
    fn carriage_returns_alone_end_lines() {
        assert_eq!(blocks("one\r\rtwo\r\n\r\nthree").len(), 3);
    }

    #[test]
    fn quotes_tables_and_headings_are_told_apart() {
        let kinds: Vec<BlockKind> =
            blocks("# Head\n\n> quoted\n\n| a | b |\n\n**Bold line**\n").into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [BlockKind::Heading, BlockKind::Quote, BlockKind::Row, BlockKind::Heading]);
    }
}
