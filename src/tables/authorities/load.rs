//! From the text of the table to its rows and to the maps of names.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::rows::RawTable;
use super::{Authorities, Authority, How, NAME, Named, fold};
use crate::tables::load::{self, LoadError, Origin};
use crate::text::data::{DataFile, Text};

impl Authorities {
    /// The table of that text.
    ///
    /// # Errors
    /// The first fault: not TOML, an unknown or missing key, an id given twice, one name for two authorities, an end
    /// before its start, a successor or a force of a joint unit that is not in the table.
    pub fn parse<'a>(file: impl Into<DataFile<'a>>) -> Result<Authorities, LoadError> {
        let raw: RawTable = load::read(NAME, file.into())?;
        let origin = Origin { source: raw.source, checked: raw.checked };
        let (forces, former) = (raw.force.len(), raw.force.len() + raw.former.len());
        let mut rows: Vec<Authority> = raw.force.into_iter().chain(raw.former).chain(raw.body).collect();
        let mut at = HashMap::new();
        for (index, row) in rows.iter_mut().enumerate() {
            let header = match index {
                index if index < forces => "force",
                index if index < former => "former",
                _ => "body",
            };
            let place = || format!("[[{header}]] {}", row.id);
            if at.insert(row.id.clone(), index).is_some() {
                return Err(LoadError::row(NAME, place(), "id", "given twice"));
            }
            if row.from.zip(row.until).is_some_and(|(from, until)| until < from) {
                return Err(LoadError::row(NAME, place(), "until", "is before `from`"));
            }
            if (forces..former).contains(&index) != row.successor.is_some() {
                return Err(LoadError::row(NAME, place(), "successor", "every former force has one, and no other row"));
            }
            let own = Some(std::mem::take(&mut row.source)).filter(|source| !source.is_empty());
            (row.source, row.checked) = origin.of(NAME, place, own, row.said)?;
        }
        for row in &rows[forces..former] {
            let Some(unknown) = row.successor.as_ref().filter(|id| !at.contains_key(*id)) else { continue };
            let message = format!("{unknown:?} is not in the table");
            return Err(LoadError::row(NAME, format!("[[former]] {}", row.id), "successor", message));
        }
        let mut joint = raw.joint;
        for unit in &mut joint {
            let place = || format!("[[joint]] {}", unit.name);
            if let Some(id) = unit.forces.iter().find(|id| at.get(*id).is_none_or(|index| *index >= forces)) {
                return Err(LoadError::row(NAME, place(), "forces", format!("{id:?} is no force of the table")));
            }
            unit.forces.sort();
            let own = Some(std::mem::take(&mut unit.source)).filter(|source| !source.is_empty());
            (unit.source, unit.checked) = origin.of(NAME, place, own, unit.said)?;
        }
        let (names, initials, right) = (Vec::new(), Vec::new(), Vec::new());
        let (index, by_places) = (OnceLock::new(), OnceLock::new());
        let mut table = Authorities {
            checked_on: raw.checked_on,
            rows,
            joint,
            forces,
            former,
            names,
            initials,
            right,
            index,
            by_places,
        };
        table.index()?;
        Ok(table)
    }

    /// Fills the maps of names.
    fn index(&mut self) -> Result<(), LoadError> {
        let mut entries: Vec<(&Text, Named, bool)> = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            let former = row.successor.is_some();
            let named = |how| Named { at, how: if former { How::Former } else { how } };
            entries.push((&row.name, named(How::Name), false));
            entries.extend(row.formal.iter().map(|name| (name, named(How::Formal), false)));
            entries.extend(row.aliases.iter().map(|name| (name, named(How::Alias), false)));
            entries.extend(row.welsh.iter().map(|name| (name, named(How::Welsh), false)));
            entries.extend(row.wrong.iter().map(|name| (name, Named { at, how: How::Wrong }, false)));
            entries.extend(row.abbreviations.iter().map(|name| (name, named(How::Abbreviation), true)));
        }
        for (at, unit) in self.joint.iter().enumerate() {
            let named = Named { at, how: How::Joint };
            entries.extend([&unit.name].into_iter().chain(&unit.aliases).map(|name| (name, named, false)));
            entries.extend(unit.abbreviations.iter().map(|name| (name, named, true)));
        }
        for (name, named, short) in entries {
            let folded = fold(name);
            if folded.is_empty() {
                return Err(LoadError::table(NAME, "a name is empty"));
            }
            // "MOD Police" is written in several ways; "ASP" and "Met" are words in small letters.
            let initials = short && !name.contains(' ');
            if !initials && named.how != How::Wrong {
                self.right.push((folded.clone(), name.clone()));
            }
            match initials {
                true => self.initials.push((name.to_string(), named)),
                false => self.names.push((folded, named)),
            }
        }
        for names in [&mut self.names, &mut self.initials] {
            names.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
            if let Some(twice) = names.windows(2).find(|pair| pair[0].0 == pair[1].0) {
                let known = &twice[0].0;
                let written = self.right.iter().rfind(|(folded, _)| folded == known);
                let name = written.map_or(known.as_str(), |(_, written)| written.as_str());
                return Err(LoadError::table(NAME, format!("{name:?} is given twice")));
            }
        }
        Ok(())
    }
}
