//! How soon a letter that is typed into a graphic is on the stage, and what graphics cost to open: `edit_bench CLIP`.
//! From the edit of the open project to the pixels that the window uploads, with the stage of a small and of a large
//! window. Prints a line for each; times in milliseconds.
#![allow(clippy::print_stdout, reason = "it prints its result")]

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sunting_core::media::probe::probe;
use sunting_core::media_paths::MediaPaths;
use sunting_core::preview::{Player, Precision, Silence};
use sunting_core::project_file;
use sunting_core::project_from_media::project_of_file;
use sunting_graphics::template;
use sunting_session::Session;
use sunting_session::stage::on_stage;
use sunting_timeline::edit::{CaptionText, Edit, apply};
use sunting_timeline::graphic::{FieldValue, Graphic, Table};
use sunting_timeline::{ClipId, History, Project, Time};

/// The viewer's picture in a window of 1366 × 688, and in one of 1920 × 1080.
const STAGES_PX: [(usize, usize); 2] = [(676, 380), (1180, 664)];
const LETTERS: usize = 60;
const MANY: i64 = 50;
const ROUNDS: usize = 5;
const PATIENCE: Duration = Duration::from_secs(20);

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [option, file] = &words[..]
        && option == "--open"
    {
        return open(Path::new(file));
    }
    let [clip] = &words[..] else { return Err("edit_bench CLIP".into()) };
    let (project, paths) = project_of_file(&probe(Path::new(clip))?);
    let paths = Arc::new(paths);
    let strap = template::find("nama-dan-jabatan").ok_or("no strap")?.example();
    let list = template::find("langkah").ok_or("no list")?.example();
    for (name, graphic, field) in [("strap", &strap, "jabatan"), ("list", &list, "judul"), ("chart", &chart(), "judul")]
    {
        for stage_px in STAGES_PX {
            let alone = typed(&with(&project, graphic, 1)?, &paths, field, stage_px)?;
            let among = typed(&subtitled(&with(&project, graphic, MANY)?)?, &paths, field, stage_px)?;
            let (width, height) = stage_px;
            println!("{name} at {width}x{height}: {alone}; among {MANY} and subtitles: {among}");
        }
    }
    opened(&project, &paths, &[&strap, &list, &chart()])
}

fn chart() -> Graphic {
    let rows = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun"].iter().enumerate();
    let rows = rows.map(|(index, month)| vec![(*month).to_owned(), (1000 + 180 * index).to_string()]).collect();
    let columns = vec!["Bulan".to_owned(), "Kunjungan".to_owned()];
    let mut graphic = Graphic::new("grafik-batang");
    for (field, text) in [("judul", "Kunjungan naik"), ("satuan", "Orang, 2026"), ("sumber", "Contoh")] {
        graphic.fields.insert(field.to_owned(), FieldValue::Text(text.to_owned()));
    }
    graphic.table = Some(Table { columns, rows, ..Table::default() });
    graphic
}

/// So many of a graphic, a second each but for the first, which is seen for four.
fn with(project: &Project, graphic: &Graphic, count: i64) -> Result<Project> {
    let mut project = project.clone();
    for number in 0..count {
        let (at, lasts) = if number == 0 { (0, 4) } else { (3 + number, 1) };
        let (at, duration) = (Time::from_seconds(at).into(), Time::from_seconds(lasts).into());
        project = apply(&project, &Edit::AddGraphic { track: None, at, duration, graphic: graphic.clone() })?;
    }
    Ok(project)
}

/// A subtitle each second.
fn subtitled(project: &Project) -> Result<Project> {
    let said = |second: i64| CaptionText {
        start: Time::from_seconds(second).into(),
        end: Time::from_seconds(second + 1).into(),
        text: format!("Layanan ini gratis dan selesai dalam {second} menit, tanpa perantara."),
        unsure: false,
        details: Default::default(),
    };
    let captions = (0..60).map(said).collect();
    Ok(apply(project, &Edit::AddCaptions { track: None, captions, style: String::new() })?)
}

/// Types letters into the first graphic, each after the one before it is on the stage.
fn typed(project: &Project, paths: &Arc<MediaPaths>, field: &str, stage_px: (usize, usize)) -> Result<String> {
    let clips = project.tracks.iter().flat_map(|track| &track.clips);
    let first = clips.filter(|clip| Session::graphic_of(clip).is_some()).min_by_key(|clip| clip.timeline_range.start());
    let clip: ClipId = first.ok_or("no graphic")?.id;
    let mut session = Session::new(History::new(Arc::new(project.clone())), paths.clone());
    let at = Time::from_millis(2500);
    let player = Player::start(Box::new(Silence), Arc::new(|| {}))?;
    player.set_size(stage_px.0, stage_px.1);
    player.seek(at, Precision::Exact);
    show(&player, &session, at)?;
    let mut times = Vec::new();
    for letters in 1..=LETTERS {
        let words = "Kepala Dinas Kependudukan dan Pencatatan Sipil Kota Contoh Jaya".chars().take(letters).collect();
        let start = Instant::now();
        session.type_field("typing", clip, field, Some(FieldValue::Text(words)))?;
        show(&player, &session, at)?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    let of = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)];
    Ok(format!("p50 {:.1}, p95 {:.1}", of(50), of(95)))
}

fn show(player: &Player, session: &Session, at: Time) -> Result<()> {
    player.show(on_stage(session.project(), None), session.paths().clone(), session.paths().clone());
    until(player, at)
}

/// Waits for the picture of a time.
fn until(player: &Player, at: Time) -> Result<()> {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if let Some(frame) = player.take_frame() {
            let shown = frame.timeline_time;
            player.recycle(frame.rgba);
            if shown == at {
                return Ok(());
            }
        }
        std::thread::sleep(Duration::from_micros(200));
    }
    Err(format!("no picture at {at}: {:?}", player.status()).into())
}

/// What graphics add to reading a project and showing its first picture, and to the memory after all have been seen.
fn opened(project: &Project, paths: &Arc<MediaPaths>, graphics: &[&Graphic]) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let mut dressed = project.clone();
    for number in 0..MANY {
        let (at, duration) = (Time::from_seconds(number).into(), Time::from_seconds(1).into());
        let graphic = graphics[number as usize % graphics.len()].clone();
        dressed = apply(&dressed, &Edit::AddGraphic { track: None, at, duration, graphic })?;
    }
    let files = ["bare", "dressed"].map(|name| folder.path().join(format!("{name}.sunting")));
    for (file, project) in files.iter().zip([project, &dressed]) {
        project_file::save(project, paths, file)?;
    }
    let mut figures = [const { Vec::new() }; 2];
    for _ in 0..ROUNDS {
        for (file, figures) in files.iter().zip(&mut figures) {
            // In a process of its own: memory that was freed is not given back at once.
            let told = Command::new(std::env::current_exe()?).arg("--open").arg(file).output()?.stdout;
            let told: Vec<f64> = String::from_utf8(told)?.split_whitespace().flat_map(str::parse).collect();
            figures.push(told);
        }
    }
    let median = |place: usize, what: usize| {
        let mut own: Vec<f64> = figures[place].iter().filter_map(|told| told.get(what)).copied().collect();
        own.sort_by(f64::total_cmp);
        own.get(own.len() / 2).copied().unwrap_or(f64::NAN)
    };
    for (what, name) in
        ["read, ms", "first picture, ms", "memory then, MB", "memory after all were seen, MB"].iter().enumerate()
    {
        let (bare, dressed) = (median(0, what), median(1, what));
        println!("{MANY} graphics, {name}: {bare:.1} without, {:+.1}", dressed - bare);
    }
    Ok(())
}

/// Opens a project as the window does, and goes through it: prints what that took.
fn open(file: &Path) -> Result<()> {
    let start = Instant::now();
    let loaded = project_file::load(file)?;
    let (project, paths) = (Arc::new(loaded.project), Arc::new(loaded.media_paths));
    let read_ms = start.elapsed().as_secs_f64() * 1000.0;
    let session = Session::new(History::new(project), paths);
    let player = Player::start(Box::new(Silence), Arc::new(|| {}))?;
    player.set_size(STAGES_PX[1].0, STAGES_PX[1].1);
    show(&player, &session, Time::ZERO)?;
    let shown_ms = start.elapsed().as_secs_f64() * 1000.0;
    let then_mb = resident_mb()?;
    for number in 0..MANY {
        let at = Time::from_millis(1000 * number + 500);
        player.seek(at, Precision::Exact);
        until(&player, at)?;
    }
    println!("{read_ms} {shown_ms} {then_mb} {}", resident_mb()?);
    Ok(())
}

fn resident_mb() -> Result<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no memory is told")?;
    Ok(line.trim().trim_end_matches(" kB").trim().parse::<f64>()? / 1000.0)
}
