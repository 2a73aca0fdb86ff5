//! Where records come from: the inputs, one after the other, as pieces of work.

use std::collections::{HashSet, VecDeque};
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::checking::{How, Job, MOST_FILES, Place, SMALL, Told, unreadable};
use super::inputs::Input;
use super::reading::{self, Content, Stream};
use super::settings::Settings;
use crate::stream::{Blocks, Elements};

/// An input of which more is to be read.
pub(super) enum Open {
    Lines(Blocks<Stream>),
    /// An array.
    Elements(Elements<Stream>),
    /// The rest of a record that is too large.
    Rest(Stream),
}

impl Open {
    fn next(&mut self, place: &Arc<Place>) -> io::Result<Option<Job>> {
        Ok(match self {
            Open::Lines(blocks) => {
                blocks.next_block()?.map(|block| Job::Block(Arc::clone(place), block))
            }
            Open::Elements(elements) => elements.next_element()?.map(|piece| match piece {
                Ok(element) => Job::Element(Arc::clone(place), element),
                Err(flaw) => {
                    let mut told = Vec::new();
                    // That the input is malformed is a finding, and no error of reading.
                    let _ = unreadable(place, flaw.into(), &mut |it| told.push(it));
                    told.pop().map_or(Job::Told(Told::Rest(Vec::new())), Job::Told)
                }
            }),
            Open::Rest(stream) => {
                reading::read_more(stream)?.map(|more| Job::Told(Told::Rest(more)))
            }
        })
    }
}

/// The source of what is to be done: the inputs, one after the other.
pub(super) struct Reader<'a> {
    pub(super) how: How<'a>,
    pub(super) settings: Settings<'a>,
    pub(super) inputs: VecDeque<Input>,
    /// The real paths of baselines, which are no inputs.
    pub(super) baselines: HashSet<PathBuf>,
    pub(super) open: Option<(Arc<Place>, Open)>,
    pub(super) waiting: VecDeque<Job>,
}

impl Reader<'_> {
    /// What is to be done next.
    pub(super) fn next(&mut self) -> Option<Job> {
        loop {
            if let Some(job) = self.waiting.pop_front() {
                return Some(job);
            }
            if let Some((place, open)) = &mut self.open {
                let place = Arc::clone(place);
                match open.next(&place) {
                    Ok(Some(job)) => return Some(job),
                    end => {
                        self.open = None;
                        return Some(Job::Told(Told::End(place, end.err())));
                    }
                }
            }
            self.begin()?;
        }
    }

    /// Begins the next inputs. None if there are no more.
    fn begin(&mut self) -> Option<()> {
        let (mut files, mut size) = (Vec::new(), 0);
        while let Some(input) = self.inputs.pop_front() {
            let path = self.how.path_of(&input).to_owned();
            let settled = match self.settings.of(&path) {
                Ok(settled) => settled,
                Err(failure) => {
                    self.waiting.push_back(Job::Told(Told::Failed(failure)));
                    break;
                }
            };
            if self.baselines.contains(&settled.path) {
                continue;
            }
            let bytes = match &input {
                Input::Stdin => None,
                Input::File(path) => Some(fs::metadata(path).map_or(0, |found| found.len())),
            };
            let name = path.display().to_string();
            let place = Arc::new(Place { input, path, name, settled });
            let format = self.how.format;
            let is_foreign = format.foreign(&place.path).is_some();
            let is_one = format.is_one_record(&place.path) == Some(true);
            match bytes {
                None if is_foreign => {
                    files.push(place);
                    break;
                }
                Some(bytes) if bytes < SMALL || is_one || is_foreign => {
                    files.push(place);
                    size += bytes.min(SMALL.max(place_limit(&files)));
                    if size >= SMALL || files.len() >= MOST_FILES {
                        break;
                    }
                }
                _ => {
                    self.stream(place, &mut files, &mut size);
                    return Some(());
                }
            }
        }
        if files.is_empty() && self.waiting.is_empty() {
            return None;
        }
        if !files.is_empty() {
            self.waiting.push_front(Job::Files(files, size));
        }
        Some(())
    }

    /// Begins an input that is read here, after the files before it.
    fn stream(&mut self, place: Arc<Place>, files: &mut Vec<Arc<Place>>, size: &mut u64) {
        if !files.is_empty() {
            self.waiting.push_back(Job::Files(std::mem::take(files), *size));
        }
        let limits = &place.settled.read;
        let opened = reading::open(&place.input, &place.path, self.how.format, limits);
        let mut is_told = false;
        let read = opened.and_then(|content| match content {
            Content::Lines(stream) => {
                let blocks = Blocks::new(stream, limits.line_bytes, self.how.whole);
                self.open = Some((Arc::clone(&place), Open::Lines(blocks)));
                Ok(())
            }
            Content::Elements(elements) => {
                self.open = Some((Arc::clone(&place), Open::Elements(elements)));
                Ok(())
            }
            Content::Other(kind, stream) => {
                // A file is opened again, by what needs more than a stream of it.
                self.waiting.push_back(match place.input {
                    Input::Stdin => Job::Other(Arc::clone(&place), kind, stream),
                    Input::File(_) => Job::Files(vec![Arc::clone(&place)], SMALL),
                });
                is_told = true;
                Ok(())
            }
            Content::One(mut stream) => {
                let (bytes, too_large) = reading::read_one(&mut stream, limits.record_bytes)?;
                self.waiting.push_back(Job::One(Arc::clone(&place), bytes, too_large));
                if too_large && self.how.whole {
                    self.open = Some((Arc::clone(&place), Open::Rest(stream)));
                }
                Ok(())
            }
        });
        if self.open.is_none() && !is_told {
            self.waiting.push_back(Job::Told(Told::End(place, read.err())));
        }
    }
}

/// The most bytes of the last file that are read.
fn place_limit(files: &[Arc<Place>]) -> u64 {
    files.last().map_or(0, |place| place.settled.read.record_bytes as u64)
}
