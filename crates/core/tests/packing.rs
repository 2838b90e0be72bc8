//! Packing projects for another computer.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sunting_core::export::ExportError;
use sunting_core::fingerprint::fingerprint;
use sunting_core::library::Library;
use sunting_core::media_paths::MediaPaths;
use sunting_core::packing::{Extent, Order, Packed, Sizes, estimate, outside, pack};
use sunting_core::project_file::{LoadedProject, load};
use sunting_core::render::renderer::Renderer;
use sunting_timeline::scene::Scene;
use sunting_timeline::{FrameRate, Media, MediaId, Project};
use support::{HEIGHT, MEDIA, WIDTH, X264, ffprobe, names_in, number_of, numbered_clip, project_of, run_options};

struct Bench {
    folder: tempfile::TempDir,
    project: Project,
    paths: MediaPaths,
}

impl Bench {
    /// Twenty seconds of numbered frames, of which these pieces are shown.
    fn new(pieces: &[(i64, i64)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("kamera")).unwrap();
        let options = [&X264[..], &["-g", "250"]].concat();
        let clip = numbered_clip(&folder.path().join("kamera"), "Rapat é.mp4", 600, "30", &options);
        let (project, paths) = project_of(&clip, pieces, None);
        let project = Project { next_id: 1000, ..(*project).clone() };
        Self { folder, project, paths: (*paths).clone() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Makes another media known, with the facts of the first.
    fn add(&mut self, id: u64, path: &Path) {
        let media = Media { id: MediaId(id), path: path.display().to_string(), ..(*self.project.media[0]).clone() };
        self.project.media.push(Arc::new(media));
        self.paths.0.insert(MediaId(id), path.to_owned());
    }

    fn order(&self, extent: Extent) -> Order<'_> {
        Order { project: &self.project, paths: &self.paths, name: "Aktivasi: IKD", extent }
    }

    fn pack(&self, extent: Extent, tell: &(dyn Fn(u64, u64) -> bool + Sync)) -> Result<Packed, ExportError> {
        pack(&self.order(extent), &self.path("pindah.zip"), &run_options(self.folder.path()), tell)
    }

    fn sizes(&self) -> Sizes {
        estimate(&self.project, &self.paths)
    }

    /// Unpacks as another computer does, far from the footage.
    fn unpacked(&self) -> LoadedProject {
        let other = self.path("komputer lain");
        zip::ZipArchive::new(File::open(self.path("pindah.zip")).unwrap()).unwrap().extract(&other).unwrap();
        fs::rename(self.path("kamera"), self.path("kamera lama")).unwrap();
        let loaded = load(&other.join("Aktivasi IKD/Aktivasi IKD.sunting")).unwrap();
        fs::rename(self.path("kamera lama"), self.path("kamera")).unwrap();
        loaded
    }
}

/// The numbers that a project shows at some of its frames.
fn shown(loaded: &LoadedProject, frames: &[i64]) -> Vec<usize> {
    let (project, paths) = (Arc::new(loaded.project.clone()), Arc::new(loaded.media_paths.clone()));
    let mut renderer = Renderer::new(Arc::new(Scene::of(&project)), paths, WIDTH, HEIGHT, 1);
    frames.iter().map(|&n| number_of(&renderer.frame(FrameRate::FPS_30.time_of(n)).unwrap())).collect()
}

#[test]
fn a_whole_pack_holds_every_file_and_opens_elsewhere() {
    let mut bench = Bench::new(&[(30, 30), (450, 30)]);
    for (folder, frames) in [("ponsel", 10), ("stik", 20)] {
        fs::create_dir(bench.path(folder)).unwrap();
        numbered_clip(&bench.path(folder), "rapat é.mp4", frames, "30", &X264);
    }
    bench.add(91, &bench.path("ponsel/rapat é.mp4"));
    bench.add(92, &bench.path("stik/rapat é.mp4"));
    bench.add(93, &bench.path("kamera/Rapat é.mp4"));
    bench.add(94, &bench.path("hilang.mp4"));
    let told = AtomicU64::new(0);
    let packed = bench.pack(Extent::Whole, &|done, whole| {
        assert!(done <= whole);
        told.store(done, Ordering::Relaxed);
        true
    });
    let packed = packed.unwrap();
    assert_eq!((packed.files, packed.missing.as_slice()), (3, [MediaId(94)].as_slice()));
    assert_eq!(packed.kept_whole, Vec::<PathBuf>::new());
    assert_eq!(told.into_inner(), bench.sizes().whole_bytes);
    assert_eq!(packed.size_bytes, fs::metadata(&packed.output).unwrap().len());
    assert!((1..8000).contains(&(packed.size_bytes - bench.sizes().whole_bytes)), "nothing is compressed");
    let loaded = bench.unpacked();
    assert_eq!(loaded.missing, [MediaId(94)]);
    let paths: Vec<&str> = loaded.project.media.iter().map(|media| media.path.as_str()).collect();
    let names = ["Rapat é.mp4", "rapat é 2.mp4", "rapat é 3.mp4", "Rapat é.mp4", "hilang.mp4"];
    assert_eq!(paths, names.map(|name| format!("Bahan/{name}")));
    let print = |path: &Path| fingerprint(path).unwrap();
    for media in [MEDIA, MediaId(92)] {
        assert_eq!(print(loaded.media_paths.of(media)), print(bench.paths.of(media)));
    }
    assert_eq!(shown(&loaded, &[0, 29, 30, 59]), [30, 59, 450, 479]);
}

#[test]
fn a_pack_of_used_parts_is_smaller_and_shows_the_same() {
    let mut bench = Bench::new(&[(450, 30), (30, 30), (470, 20)]);
    fs::write(bench.path("tidak dipakai.mp4"), "x").unwrap();
    bench.add(91, &bench.path("tidak dipakai.mp4"));
    let sizes = bench.sizes();
    assert!(sizes.used_bytes * 10 < sizes.whole_bytes * 6, "{sizes:?}");
    let packed = bench.pack(Extent::Used, &|done, whole| done <= whole).unwrap();
    assert_eq!((packed.files, packed.kept_whole.len(), packed.missing.len()), (1, 0, 0));
    assert!(packed.size_bytes < sizes.whole_bytes);
    let loaded = bench.unpacked();
    let [media] = loaded.project.media.as_slice() else { panic!("{:?}", loaded.project.media) };
    assert_eq!((media.path.as_str(), media.duration.as_millis() / 100), ("Bahan/Rapat é.mp4", 93));
    let short = loaded.media_paths.of(MEDIA);
    assert_eq!(media.fingerprint, fingerprint(short).unwrap());
    let kinds = ffprobe(short, &["-show_entries", "stream=codec_type"]);
    assert_eq!(kinds.lines().collect::<Vec<_>>(), ["video", "audio"]);
    assert_eq!(shown(&loaded, &[0, 29, 30, 59, 60, 79]), [450, 479, 30, 59, 470, 489]);
    assert_eq!(names_in(&bench.path("store")).iter().filter(|name| name.starts_with("packing-")).count(), 0);
}

#[test]
fn what_cannot_be_shortened_goes_whole() {
    let mut bench = Bench::new(&[(450, 30)]);
    let photo = bench.path("foto.png");
    let made = Command::new("ffmpeg")
        .args(["-v", "error", "-f", "lavfi", "-i", "color=red:size=64x64", "-frames:v", "1"])
        .arg(&photo)
        .status();
    assert!(made.unwrap().success());
    bench.paths.0.insert(MEDIA, photo.clone());
    let packed = bench.pack(Extent::Used, &|_, _| true).unwrap();
    assert_eq!((packed.kept_whole, packed.files), (vec![photo.clone()], 1));
    let loaded = bench.unpacked();
    assert_eq!(fs::read(loaded.media_paths.of(MEDIA)).unwrap(), fs::read(photo).unwrap());
    assert_eq!(loaded.project.tracks, bench.project.tracks);
}

#[test]
fn a_pack_holds_no_file_that_is_no_media_whatever_a_project_names() {
    let mut bench = Bench::new(&[(30, 30)]);
    fs::create_dir(bench.path("rahasia")).unwrap();
    let files = [
        ("kunci", "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n"),
        ("sandi.mp4", "root:$6$abc:19000:0:99999:7:::\n"),
        ("surat.srt", "1\n00:00:01,000 --> 00:00:02,000\nrahasia\n"),
        ("daftar.ffconcat", "ffconcat version 1.0\nfile kunci\n"),
        ("kosong.mp4", ""),
    ];
    for (index, (name, content)) in files.iter().enumerate() {
        let path = bench.path("rahasia").join(name);
        fs::write(&path, content).unwrap();
        bench.add(100 + index as u64, &path);
    }
    let home = bench.path("kamera");
    assert_eq!(
        outside(&bench.order(Extent::Whole), &home, &Library::nowhere()).len(),
        0,
        "nothing is named that stays here"
    );
    for extent in [Extent::Whole, Extent::Used] {
        let packed = bench.pack(extent, &|_, _| true).unwrap();
        let left_out = if extent == Extent::Whole { files.len() } else { 0 };
        assert_eq!((packed.files, packed.left_out.len()), (1, left_out));
        let zip = zip::ZipArchive::new(File::open(&packed.output).unwrap()).unwrap();
        let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(names, ["Aktivasi IKD/Bahan/Rapat é.mp4", "Aktivasi IKD/Aktivasi IKD.sunting"]);
        fs::remove_file(packed.output).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_projects_folder_is_told_where_it_leads() {
    let mut bench = Bench::new(&[(30, 30)]);
    fs::create_dir(bench.path("proyek")).unwrap();
    let link = bench.path("proyek/a.mp4");
    std::os::unix::fs::symlink(bench.paths.of(MEDIA), &link).unwrap();
    bench.paths.0.insert(MEDIA, link.clone());
    assert_eq!(outside(&bench.order(Extent::Whole), &bench.path("proyek"), &Library::nowhere()), [link]);
    assert!(outside(&bench.order(Extent::Whole), bench.folder.path(), &Library::nowhere()).is_empty());
}

#[test]
fn of_what_lies_elsewhere_only_what_is_packed_is_named_before() {
    let mut bench = Bench::new(&[(30, 30)]);
    fs::create_dir(bench.path("lain")).unwrap();
    let unused = bench.path("lain/b.mp4");
    fs::copy(bench.paths.of(MEDIA), &unused).unwrap();
    bench.add(100, &unused);
    let home = bench.path("kamera");
    for (extent, named) in [(Extent::Whole, vec![unused]), (Extent::Used, Vec::new())] {
        assert_eq!(outside(&bench.order(extent), &home, &Library::nowhere()), named, "{extent:?}");
    }
}

#[test]
fn stopped_nothing_is_left_and_nothing_is_overwritten() {
    let bench = Bench::new(&[(30, 90), (450, 90)]);
    for extent in [Extent::Whole, Extent::Used] {
        let calls = AtomicU64::new(0);
        let stopped = bench.pack(extent, &|_, _| calls.fetch_add(1, Ordering::Relaxed) < 1);
        assert!(matches!(stopped, Err(ExportError::Cancelled)) || extent == Extent::Whole, "{stopped:?}");
        assert!(stopped.is_ok() || !names_in(bench.folder.path()).iter().any(|name| name.contains("pindah")));
        let _ = fs::remove_file(bench.path("pindah.zip"));
    }
    fs::write(bench.path("pindah.zip"), "mine").unwrap();
    assert!(matches!(bench.pack(Extent::Whole, &|_, _| true), Err(ExportError::DestinationExists(_))));
    assert_eq!(fs::read_to_string(bench.path("pindah.zip")).unwrap(), "mine");
    let onto_itself = pack(
        &bench.order(Extent::Whole),
        bench.paths.of(MEDIA),
        &sunting_core::export::RunOptions { force: true, ..run_options(bench.folder.path()) },
        &|_, _| true,
    );
    assert!(matches!(onto_itself, Err(ExportError::DestinationIsInput(_))));
}
