//! The readers of texts and of small files, and what each starts from.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sunting_core::export::{ExportPlan, ExportSettings, SegmentStore, plan};
use sunting_core::library::Library;
use sunting_core::media::packet::{ColorTags, EncodedPacket, StreamKind, StreamParameters, TimeBase};
use sunting_core::media::probe::probe;
use sunting_core::project_file::load;
use sunting_core::project_from_media::project_of_file;
use sunting_core::script_file;
use sunting_core::stop::never;
use sunting_core::workspace::arrival::look;
use sunting_core::workspace::journal::{self, Entry, Journal, digest};
use sunting_core::workspace::recents;
use sunting_core::workspace::settings::Settings;
use sunting_graphics::any_template::AnyTemplate;
use sunting_graphics::own_template::OwnTemplate;
use sunting_graphics::show::lay_out;
use sunting_timeline::captions::fix_all::fix_all;
use sunting_timeline::captions::profile::PROFILES;
use sunting_timeline::captions::reading::Limits;
use sunting_timeline::captions::{self, Cue, WriteFormat};
use sunting_timeline::graphic::{FieldValue, Language};
use sunting_timeline::project_text::{from_text, to_text};
use sunting_timeline::scene::{Scene, ShownGraphic};
use sunting_timeline::validate::validate;
use sunting_timeline::{AudioTrack, Edit, FrameRate, History, Project, Time};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What the test project is saved as.
const SAMPLE: &str = include_str!("../../../../assets/sample/contoh.sunting");
/// A journal follows a file of that digest.
const BASE: &str = "0123456789abcdef";
const SEGMENT_KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const HASH_BYTES: usize = 32;

/// A reader that is tried.
#[derive(Clone, Copy)]
pub struct Target {
    pub name: &'static str,
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Makes sums right that would keep every mutation from being read.
    pub repair: fn(&mut Vec<u8>),
    pub read: fn(&[u8], &Path),
}

impl Target {
    /// Its seeds, and what the corpus has of its kind where that is there.
    pub fn all_seeds(&self) -> Vec<Vec<u8>> {
        let mut seeds = (self.seeds)();
        if self.name == "captions" {
            seeds.extend(of_corpus("subtitles", 8 << 10));
        }
        seeds
    }
}

pub const TARGETS: [Target; 14] = [
    Target { name: "captions", seeds: caption_seeds, repair: |_| {}, read: read_captions },
    Target { name: "substation", seeds: substation_seeds, repair: |_| {}, read: read_captions },
    Target { name: "timed-text", seeds: timed_text_seeds, repair: |_| {}, read: read_captions },
    Target { name: "scripts", seeds: script_seeds, repair: |_| {}, read: read_script },
    Target { name: "project", seeds: project_seeds, repair: |_| {}, read: read_project },
    Target { name: "edits", seeds: edit_seeds, repair: |_| {}, read: read_edits },
    Target { name: "templates", seeds: template_seeds, repair: |_| {}, read: read_template },
    Target { name: "journal", seeds: journal_seeds, repair: sum_lines, read: read_journal },
    Target { name: "segment", seeds: segment_seeds, repair: seal, read: read_segment },
    Target { name: "plan", seeds: plan_seeds, repair: |_| {}, read: read_plan },
    Target { name: "facts", seeds: facts_seeds, repair: |_| {}, read: read_facts },
    Target { name: "settings", seeds: settings_seeds, repair: |_| {}, read: read_settings },
    Target { name: "values", seeds: value_seeds, repair: |_| {}, read: read_values },
    Target { name: "arrivals", seeds: arrival_seeds, repair: |_| {}, read: read_arrival },
];

fn texts(all: &[&str]) -> Vec<Vec<u8>> {
    all.iter().map(|text| text.as_bytes().to_vec()).collect()
}

fn caption_seeds() -> Vec<Vec<u8>> {
    let mut seeds = texts(&[
        "1\n00:00:01,000 --> 00:00:02,500\nSelamat datang\n\n2\n00:00:03,000 --> 00:00:04,000\n<i>Baris</i>\nkedua\n",
        "WEBVTT - judul\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000\n\nSTYLE\n::cue { color: red }\n\nNOTE kata\n\nsatu\n00:01.000 --> 00:02.000 line:0 align:start\n<v Ani>Halo &amp; <c.kuning>hai</c><00:01.500>lagi\n",
        "start\tend\ttext\n0\t1500\tSatu\n1500\t3200\tDua\n",
        "0:00\nSelamat pagi\n0:05\nhari ini\n1:02:03\nselesai\n",
        "0:00:01.000,0:00:03.000\nSatu baris\n\n0:00:04.000,0:00:06.000\nDua\n",
        "[ti:Lagu]\n[00:12.00]Baris satu\n[00:17.20][00:21.10]Baris dua <00:18.00>kata\n",
        "Start,End,Text\n\"00:00:01,000\",\"00:00:02,000\",\"Kata, dan \"\"kutipan\"\"\"\n",
        "[Script Info]\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Halo\\Ndunia\n",
        "(00:01 - 00:04) Ani: kata\n(00:04 – 00:09) Budi: jawab\n",
    ]);
    let utf16: Vec<u8> = String::from_utf8_lossy(&seeds[0]).encode_utf16().flat_map(u16::to_le_bytes).collect();
    seeds.push([&[0xff, 0xfe][..], &utf16].concat());
    seeds
}

/// Small files of the corpus, where it is.
pub fn of_corpus(folder: &str, most_bytes: u64) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    files.retain(|file| file.metadata().is_ok_and(|facts| facts.is_file() && facts.len() <= most_bytes));
    files.sort();
    files.iter().filter_map(|file| fs::read(file).ok()).collect()
}

fn read_captions(bytes: &[u8], _: &Path) {
    let Ok(read) = captions::read(bytes) else { return };
    let is_sorted = read.cues.is_sorted_by_key(|cue| cue.timeline_range.start());
    assert!(is_sorted && read.cues.iter().all(|cue| !cue.timeline_range.is_empty()), "cues out of order or empty");
    use_fixed(&read.cues, &PROFILES[bytes.len() % PROFILES.len()].limits());
    // Words that can only be times are no words to the reader, so it may come back with other cues, but not fail.
    for format in FORMATS {
        let _ = captions::read(format.write(&read.cues).as_bytes());
    }
}

fn use_fixed(cues: &[Cue], limits: &Limits) {
    let fixed = fix_all(cues, limits).cues;
    let words =
        |cues: &[Cue]| cues.iter().flat_map(|cue| cue.text.split_whitespace()).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(&fixed), words(cues), "a fix keeps the words in their order");
    assert_eq!(fix_all(&fixed, limits).cues, fixed, "what was put right is right");
}

const FORMATS: [WriteFormat; 8] = [
    WriteFormat::SubRip,
    WriteFormat::WebVtt,
    WriteFormat::SubStation,
    WriteFormat::OldSubStation,
    WriteFormat::TimedText,
    WriteFormat::Sbv,
    WriteFormat::Transcript,
    WriteFormat::TimedTranscript,
];

fn substation_seeds() -> Vec<Vec<u8>> {
    texts(&[
        "[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: Default,Arial\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,{\\an8\\i1}Satu,{\\i0} dua\\Ntiga\\h\\{4\\}\nComment: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,catatan\nDialogue: 0,0:00:03:50,0:00:04:00,Lain,,0,0,0,,{\\p1}m 0 0 l 9 9{\\p0}kata\n",
        "[Script Info]\n[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:04.23,Satu, dua\n",
    ])
}

fn timed_text_seeds() -> Vec<Vec<u8>> {
    texts(&[
        "<?xml version='1.0' encoding='UTF-8'?>\n<tt xmlns='http://www.w3.org/ns/ttml' xmlns:ttp='p' xmlns:tts='s' ttp:frameRate='24' ttp:frameRateMultiplier='1000 1001' ttp:tickRate='10000000' ttp:timeBase='smpte' ttp:dropMode='dropNTSC'><head><metadata><title>a</title></metadata></head><body begin='1s'><div timeContainer='seq' xml:space='preserve'><p begin='00:00:01:12' dur='1.5s'>Satu<br/>dua &amp; &nbsp;<span tts:color='red'>tiga</span></p><p end='75f'>A<span begin='250ms' end='9000000t'>B</span></p></div></body></tt>",
        "<tt:tt xmlns:tt='a'><tt:p begin='0.5h' end='99:59:59.999'><![CDATA[1 < 2]]></tt:p><!-- a --></tt:tt>",
    ])
}

/// A letter as it lies in its file: those of Word are packed, the check of sums would keep what is in them from being read.
fn script_seeds() -> Vec<Vec<u8>> {
    let letter = "<?xml version='1.0'?><w:document xmlns:w='w' xmlns:mc='m'><w:body><w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t xml:space='preserve'>Selamat &amp; pagi&#33;</w:t><w:tab/><w:br/><w:noBreakHyphen/></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del><mc:AlternateContent><mc:Fallback><w:t>y</w:t></mc:Fallback></mc:AlternateContent></w:p></w:body></w:document>";
    let mut seeds = texts(&[letter, "Selamat pagi.\nBapak dan Ibu.\n", "%PDF-1.4", "{\\rtf1 kata}"]);
    seeds.push(letter_file(letter.as_bytes()));
    seeds
}

fn letter_file(letter: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(letter).unwrap();
    writer.finish().unwrap().into_inner()
}

/// As a file, and as what is in a letter.
fn read_script(bytes: &[u8], _: &Path) {
    let _ = script_file::text_of(bytes);
    let _ = script_file::text_of(&letter_file(bytes));
}

fn sample() -> Project {
    from_text(SAMPLE).unwrap()
}

fn project_seeds() -> Vec<Vec<u8>> {
    let compact = serde_json::to_string(&sample()).unwrap();
    vec![SAMPLE.as_bytes().to_vec(), compact.into_bytes()]
}

fn use_project(project: &Project) {
    let scene = Scene::of(project);
    for part in 0..4 {
        let at = Time::from_ticks(scene.duration.ticks() / 4 * part);
        assert!(scene.layers_at(at).count() <= 100_000);
    }
    let below: usize = scene.words.iter().map(|words| words.stands_on.len()).sum();
    assert!(scene.all_voices().count() + below < 1_000_000);
}

fn read_project(bytes: &[u8], _: &Path) {
    let Ok(project) = from_text(&String::from_utf8_lossy(bytes)) else { return };
    if validate(&project).is_err() {
        return;
    }
    assert!(from_text(&to_text(&project)).as_ref() == Ok(&project), "what was saved is not what was there");
    use_project(&project);
}

/// One of each kind of edit, as people write them.
const EDITS: &str = r##"[
{"edit":"remove_range","start":"0:01","end":"0:02.5"}, {"edit":"split","at":"75f"}, {"edit":"split","at":"0:02","track":1},
{"edit":"add_captions","captions":[{"start":"1","end":"3","text":"Selamat datang"}]},
{"edit":"split_caption","clip":12,"first":"Satu","second":"dua","at":"0:01"}, {"edit":"merge_captions","clip":13},
{"edit":"add_captions","captions":[{"start":"4","end":"5","text":"Sampai jumpa","unsure":true}]}, {"edit":"set_unsure","clip":12,"unsure":true},
{"edit":"add_marker","at":"0:03","name":"tanda"}, {"edit":"remove_marker","at":"0:03"},
{"edit":"trim","clip":4,"edge":"in","to":"0:01"}, {"edit":"ripple_trim","clip":6,"edge":"out","to":"0:01"},
{"edit":"move","clip":18,"to":"0:09"}, {"edit":"move","clip":12,"to":"0:01","track":2}, {"edit":"reorder","clip":4,"index":2},
{"edit":"move_earlier","clip":6}, {"edit":"move_later","clip":4}, {"edit":"duplicate","clip":4}, {"edit":"join","clip":4},
{"edit":"nudge","clip":12,"by":"2f"}, {"edit":"slip","clip":6,"by":"-0:01"}, {"edit":"roll","clip":4,"to":"0:05"},
{"edit":"set_clip_range","clip":12,"start":"1","end":"2"}, {"edit":"delete","clip":18}, {"edit":"ripple_delete","clip":6},
{"edit":"set_gain","clip":18,"gain_db":-12.5}, {"edit":"set_muted","clip":4,"muted":true},
{"edit":"set_fades","clip":4,"fades":{"fade_in":352800000,"fade_out":352800000}}, {"edit":"set_opacity","clip":4,"opacity":0.5},
{"edit":"set_canvas","canvas":{"width_px":720,"height_px":1280,"frame_rate":"30000/1001","sample_rate":48000}},
{"edit":"set_placement","clip":4,"placement":{"mode":"fill","scale":1.5,"x":0.25,"y":-0.5,"rotation":90}},
{"edit":"rotate","clip":4,"degrees":90}, {"edit":"add_track","kind":"text","name":"dua"}, {"edit":"remove_track","track":10},
{"edit":"set_track","track":10,"muted":true,"ends_with_storyline":true,"name":"musik"},
{"edit":"remove_media","media":9}, {"edit":"set_media_path","media":3,"path":"lain/a.mp4"},
{"edit":"insert","track":1,"at":"0:02","duration":"0:01","content":{"type":"media","media":3,"source_start":0,"speed":{"numerator":2,"denominator":1}}},
{"edit":"overwrite","track":1,"at":"0:02","duration":"0:01","content":{"type":"media","media":5,"source_start":70560,"speed":{"numerator":1,"denominator":3}}},
{"edit":"append","track":10,"duration":"0:01","content":{"type":"media","media":9,"source_start":0,"speed":{"numerator":1,"denominator":1}}},
{"edit":"set_own_template","id":"milik-a","svg":"<svg/>"}, {"edit":"set_own_template","id":"milik-a"},
{"edit":"paste","clips":[],"at":"0:01"}, {"edit":"set_audio_track","media":3,"track":"a:1"}]"##;

fn edit_seeds() -> Vec<Vec<u8>> {
    let mut seeds = texts(&[EDITS]);
    let entries: Vec<Edit> = edits_of(EDITS.as_bytes());
    seeds.extend(entries.iter().map(|edit| serde_json::to_vec(&[edit]).unwrap()));
    seeds
}

fn edits_of(bytes: &[u8]) -> Vec<Edit> {
    let steps: Vec<serde_json::Value> = serde_json::from_slice(bytes).unwrap_or_default();
    steps.into_iter().filter_map(|step| serde_json::from_value(step).ok()).collect()
}

fn read_edits(bytes: &[u8], _: &Path) {
    let mut history = History::new(Arc::new(sample()));
    for edit in edits_of(bytes).iter().take(50) {
        if history.apply(edit, "").is_ok() {
            assert_eq!(validate(history.project()), Ok(()), "{edit:?} made what breaks a rule");
        }
    }
    use_project(history.project());
}

/// The template that the documentation shows, and one with what the drawing reader knows besides.
const TEMPLATE: &str = include_str!("../../../../assets/templates/pengumuman.svg");
const DRAWN: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='108mm' height='192mm' viewBox='0 0 108 192'>\
    <style>.a{fill:#123456;opacity:.5}</style><defs><linearGradient id='g'><stop offset='1' stop-color='red'/>\
    </linearGradient><clipPath id='c'><circle r='40'/></clipPath><filter id='f'><feGaussianBlur stdDeviation='2'/></filter>\
    </defs><g transform='rotate(5) scale(1.2)'><path class='a' d='M1 2L30 4C1 2 3 4 5 6A1 2 3 0 1 9 9Z' stroke='url(#g)' \
    clip-path='url(#c)' stroke-dasharray='1 2'/><use href='#t' filter='url(#f)'/></g><text id='t' y='20'>Kata</text>\
    <rect data-field='a' x='8' y='20' width='90' height='30' data-lines='2' data-role='sub' data-fill='paper'/></svg>";

fn template_seeds() -> Vec<Vec<u8>> {
    texts(&[TEMPLATE, DRAWN])
}

/// Read, looked at, and laid out with words that depend on the file.
fn read_template(bytes: &[u8], _: &Path) {
    let Ok(own) = OwnTemplate::decode(bytes) else { return };
    own.findings();
    let mut graphic = own.example("milik-a");
    let words = String::from_utf8_lossy(bytes).chars().rev().take(bytes.len() % 300).collect::<String>();
    for field in own.fields() {
        graphic.fields.insert(field.id.to_owned(), FieldValue::Text(words.clone()));
    }
    assert!(AnyTemplate::of(&graphic, Some(own.stored())).is_some(), "what was read is refused");
    let own = Some(own.stored().clone());
    let language = Language::Indonesian;
    let total = Time::from_seconds(5);
    let shown = ShownGraphic { graphic, own, kit: None, reduced_motion: false, language, total, subtitles_top: None };
    for canvas_px in [(1920, 1080), (1080, 1920)] {
        let drawing = lay_out(&shown, canvas_px);
        assert!(drawing.lines().all(|line| line.size_px.is_finite() && line.extent().right_px().is_finite()));
    }
}

fn journal_seeds() -> Vec<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal");
    let mut journal = Journal::begin(&path, BASE).unwrap();
    let edits = edits_of(EDITS.as_bytes()).into_iter().map(|edit| Entry::Edit { edit, label: "langkah".to_owned() });
    let entries: Vec<Entry> = [Entry::Begin { label: "geser".to_owned() }]
        .into_iter()
        .chain(edits)
        .chain([Entry::Rewind, Entry::End, Entry::Undo, Entry::Redo])
        .collect();
    journal.add(&entries).unwrap();
    vec![fs::read(&path).unwrap()]
}

/// Gives each line the sum that it should have.
fn sum_lines(bytes: &mut Vec<u8>) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let lines = text.lines().map(|line| {
        let content = line.split_once(' ').map_or(line, |(_, content)| content);
        format!("{} {content}\n", &digest(content.as_bytes())[..8])
    });
    *bytes = lines.collect::<String>().into_bytes();
}

fn read_journal(bytes: &[u8], folder: &Path) {
    let path = folder.join("journal");
    fs::write(&path, bytes).unwrap();
    let mut history = History::new(Arc::new(sample()));
    journal::read(&path, BASE).flatten().take(50).for_each(|entry| entry.replay(&mut history));
    history.end_gesture();
    assert_eq!(validate(history.project()), Ok(()));
}

/// A segment of three packets.
fn segment_seeds() -> Vec<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let parameters = StreamParameters {
        codec_id: 27,
        extradata: vec![0, 0, 0, 1, 103, 66],
        time_base: TimeBase { numerator: 1, denominator: 30 },
        profile: 100,
        level: 30,
        bit_rate: 0,
        kind: StreamKind::Video {
            width_px: 64,
            height_px: 48,
            pixel_format: 0,
            sample_aspect: (1, 1),
            color: ColorTags::BT709,
        },
    };
    let mut pending = SegmentStore::open(folder.path()).unwrap().create(SEGMENT_KEY, &parameters).unwrap();
    for pts in 0..3 {
        let packet = EncodedPacket { pts, dts: pts, duration: 1, keyframe: pts == 0, data: vec![7; 4] };
        pending.write(&packet).unwrap();
    }
    pending.finish().unwrap();
    vec![fs::read(folder.path().join("segments").join(SEGMENT_KEY)).unwrap()]
}

fn seal(bytes: &mut Vec<u8>) {
    let content = bytes.len().saturating_sub(HASH_BYTES);
    let hash = blake3::hash(&bytes[..content]);
    bytes.truncate(content);
    bytes.extend(hash.as_bytes());
}

fn read_segment(bytes: &[u8], folder: &Path) {
    let store = SegmentStore::open(folder).unwrap();
    fs::write(folder.join("segments").join(SEGMENT_KEY), bytes).unwrap();
    if let Ok(stored) = store.open_segment(SEGMENT_KEY) {
        let (promised, mut left) = (stored.facts().packets, stored.packets().unwrap());
        let mut packets = 0;
        while let Ok(Some(_)) = left.next_packet() {
            packets += 1;
        }
        assert_eq!(packets, promised, "a segment has other packets than it says");
    }
}

fn plan_seeds() -> Vec<Vec<u8>> {
    let (project, paths) = project_of_file(&probe(&sample_clip()).unwrap());
    let plan = plan(&Arc::new(project), &Arc::new(paths), &ExportSettings::default(), &Library::nowhere()).unwrap();
    vec![serde_json::to_vec(&plan).unwrap()]
}

fn read_plan(bytes: &[u8], _: &Path) {
    // Only read: a plan that is run writes files.
    if let Ok(plan) = serde_json::from_slice::<ExportPlan>(bytes) {
        assert!(serde_json::to_vec(&plan).is_ok(), "a plan that was read cannot be written");
    }
}

/// The head of a sealed record: its mark and its name.
const HEAD_BYTES: usize = 72;

fn sample_clip() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/sample/Isi formulir.mp4")
}

/// The only record of facts in a cache.
fn facts_record(cache: &Path) -> PathBuf {
    let mut records = fs::read_dir(cache.join("sources")).unwrap().map(|entry| entry.unwrap().path());
    records.find(|path| path.extension().is_some_and(|ending| ending == "facts")).unwrap()
}

fn facts_seeds() -> Vec<Vec<u8>> {
    let cache = tempfile::tempdir().unwrap();
    Library::open(cache.path()).facts(&sample_clip(), None, &never).unwrap();
    let record = fs::read(facts_record(cache.path())).unwrap();
    vec![record[HEAD_BYTES..record.len() - HASH_BYTES].to_vec()]
}

/// What is remembered of the sample, of which nothing but its stamp is left: what is not believed cannot be found out.
fn read_facts(bytes: &[u8], folder: &Path) {
    let (film, cache) = (folder.join("film.mp4"), folder.join("cache"));
    let library = Library::open(&cache);
    if !film.exists() {
        fs::copy(sample_clip(), &film).unwrap();
        library.facts(&film, None, &never).unwrap();
        let stamp = fs::metadata(&film).unwrap();
        let emptied = fs::File::create(&film).unwrap();
        emptied.set_len(stamp.len()).unwrap();
        emptied.set_modified(stamp.modified().unwrap()).unwrap();
    }
    let record = facts_record(&cache);
    let head = fs::read(&record).unwrap()[..HEAD_BYTES].to_vec();
    let mut sealed = [&head, bytes, &[0; HASH_BYTES]].concat();
    seal(&mut sealed);
    fs::write(&record, sealed).unwrap();
    let Ok(facts) = library.facts(&film, None, &never) else { return };
    let (project, paths) = project_of_file(&facts);
    assert_eq!(validate(&project), Ok(()), "what was believed makes no project");
    let frames = facts.cutting_times();
    for part in 0..4 {
        let cut = frames.cut_at(Time::from_ticks(facts.duration.ticks() / 4 * part));
        assert!((Time::ZERO..=frames.end).contains(&cut));
    }
    let _ = plan(&Arc::new(project), &Arc::new(paths), &ExportSettings::default(), &library);
}

fn settings_seeds() -> Vec<Vec<u8>> {
    let settings = serde_json::to_vec_pretty(&Settings::default()).unwrap();
    let recent = br#"[{"file":"/tmp/a.sunting","opened_s":5,"duration":7056000,"picture":["a.mp4",0]}]"#;
    vec![settings, recent.to_vec()]
}

fn read_settings(bytes: &[u8], folder: &Path) {
    for name in ["settings.json", "projects.json"] {
        fs::write(folder.join(name), bytes).unwrap();
    }
    let settings = Settings::load(folder);
    assert!(!settings.language.is_empty() || recents::list(folder).len() < 100_000);
}

fn value_seeds() -> Vec<Vec<u8>> {
    texts(&["1:02.250", "375f", "12:34:56.789", "705600000", "30000/1001", "29.97", "2/1", "a:1", "0:05..0:20"])
}

fn read_values(bytes: &[u8], _: &Path) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(time) = text.parse::<Time>() {
        assert_eq!(time.to_string().parse::<Time>(), Ok(time), "a time is not what it says");
    }
    let _ = text.parse::<FrameRate>();
    let _ = text.parse::<AudioTrack>();
    let quoted = serde_json::to_string(&text).unwrap();
    let _ = serde_json::from_str::<Time>(&quoted);
}

fn arrival_seeds() -> Vec<Vec<u8>> {
    let mut seeds =
        texts(&["PK\x03\x04\x14\0\0\0\0\0", "%PDF-1.4", "{\\rtf1 kata}", SAMPLE, "\x7fELF", "[Script Info]"]);
    seeds.extend(caption_seeds());
    seeds
}

/// Under each name that says something else of it.
fn read_arrival(bytes: &[u8], folder: &Path) {
    let ending = ["sunting", "srt", "zip", "mp4", "txt"][bytes.len() % 5];
    let path = folder.join(format!("a.{ending}"));
    fs::write(&path, bytes).unwrap();
    let _ = look(&path);
    if ending == "sunting" {
        let _ = load(&path);
    }
}
