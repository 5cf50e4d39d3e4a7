use super::*;
use crate::letter::Cues;
use crate::text::{Format, Source};

fn sums(text: &str) -> Vec<(Way, Option<(i64, i64)>)> {
    let source = Source::from_text("x", Format::Text, text);
    let letter = Letter::read(&source, Cues::builtin(), None);
    find(&letter).iter().flat_map(Table::sums).map(|sum| (sum.way, sum.exact())).collect()
}

const BARS: &str = "| Ward | 2022 | 2023 | Total |\n|---|---:|---:|---|\n| North | 4 | 1,205 | 1,209 |\n| South | 6 | 10 | 16 |\n| **Total** | **10** | 1,215 | 1,225 |\n";

#[test]
fn a_table_is_read_in_every_layout() {
    let tabs = "Ward\t2022\t2023\tTotal\nNorth\t4\t1,205\t1,209\nSouth\t6\t10\t16\nTotal\t10\t1,215\t1,225\n";
    let spaces = tabs.replace('\t', "    ");
    for text in [BARS, tabs, &spaces] {
        let found = sums(text);
        let columns = found.iter().filter(|(way, _)| *way == Way::Column).count();
        assert_eq!((columns, found.len()), (3, 6), "{text}: {found:?}");
        assert!(found.iter().all(|(_, exact)| exact.is_some_and(|(total, sum)| total == sum)), "{text}: {found:?}");
    }
}

#[test]
fn shares_means_and_subtotals_are_no_parts() {
    for text in [
        "| Year | Average |\n|---|---|\n| 2022 | 4 |\n| 2023 | 6 |\n| Total | 5 |\n",
        "| Kind | Number |\n|---|---|\n| All | 4 |\n| of which late | 6 |\n| Total | 5 |\n",
        "| Kind | Number |\n|---|---|\n| A | 4 |\n| Subtotal | 6 |\n| Total | 5 |\n",
    ] {
        assert!(sums(text).is_empty(), "{text}");
    }
}

#[test]
fn a_total_after_two_groups_counts_neither_alone() {
    let text = "Area   Number\nNorth\nA      4\nB      6\nSouth  \nC      4\nD      6\nTotal  20\n";
    assert!(sums(text).iter().all(|(_, exact)| exact.is_none_or(|(total, sum)| total == sum)), "{:?}", sums(text));
}

#[test]
fn figures_held_back_are_known() {
    let source = Source::from_text("x", Format::Text, "Sex   2022\nMen   12\nWomen   <5\nTotal   15\n");
    let letter = Letter::read(&source, Cues::builtin(), None);
    let tables = find(&letter);
    let sums = tables[0].sums();
    let (cell, below, value) = sums[0].held_back().unwrap();
    assert_eq!((cell.span.of(letter.text()), below, value), ("<5", Some(500), 300));
}
