//! Proxies of what decodes or seeks slowly.

use super::*;

fn assert_same_frames(desk: &Desk, path: &Path) -> PathBuf {
    let proxy = desk.proxy(path);
    assert_eq!(numbers_of(&proxy), numbers_of(path), "{}", path.display());
    assert_eq!(times_of(&proxy), times_of(path), "{}", path.display());
    proxy
}

#[test]
fn a_proxy_has_the_same_frames_at_the_same_times() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join("cache"), ROOMY);
    let constant = numbered_clip(folder.path(), "c.mp4", 100, "30000/1001", &with(&["-g", "250", "-bf", "3"]));
    let uneven = "setpts='(N+0.4*eq(mod(N,3),1)+5*gte(N,40))/25/TB'";
    let variable =
        with(&["-vf", uneven, "-vsync", "passthrough", "-g", "250", "-bf", "2", "-video_track_timescale", "30000"]);
    let variable = numbered_clip(folder.path(), "v.mp4", 80, "25", &variable);
    assert!(probe(&variable).unwrap().video.unwrap().variable_frame_rate);
    let millis = with(&["-vf", uneven, "-vsync", "passthrough", "-g", "250"]);
    let millis = numbered_clip(folder.path(), "v.mkv", 50, "25", &millis);
    for path in [constant, variable, millis] {
        let proxy = assert_same_frames(&desk, &path);
        let (facts, source) = (probe(&proxy).unwrap(), probe(&path).unwrap());
        let (video, source) = (facts.video.unwrap(), source.video.unwrap());
        assert!(facts.audio.is_none());
        assert_eq!((video.width_px, video.height_px), (WIDTH as u32, HEIGHT as u32));
        assert_eq!((video.codec.as_str(), video.bit_depth), ("h264", 8));
        assert_eq!(video.frames.end, source.frames.end, "{}", path.display());
        let places: Vec<usize> = video.frames.keyframes.iter().map(|&time| video.frames.nearest(time)).collect();
        assert!(places[0] == 0 && places.windows(2).all(|pair| pair[1] - pair[0] <= 15), "{places:?}");
        assert_eq!(ffprobe(&proxy, &["-show_entries", "stream=has_b_frames,codec_type"]), "video,0");
    }
}

#[test]
fn a_film_is_tried_for_its_pace_and_one_with_a_light_copy_is_slow() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join("cache"), ROOMY);
    let film = numbered_clip(folder.path(), "a.mp4", 100, "25", &with(&["-g", "25"]));
    let broken = folder.path().join("broken.mp4");
    std::fs::write(&broken, b"no film").unwrap();
    let pace = CacheItem::SeekSpeed { duration: Time::from_seconds(4) };
    // How quick a film is depends on the machine.
    let answers = desk.ask(&[request(&film, pace)]);
    assert!(matches!(answers.as_slice(), [CacheAnswer::SeekSpeed { path, .. }] if *path == film), "{answers:?}");
    desk.proxy(&film);
    let answers = desk.ask(&[request(&film, pace)]);
    assert!(matches!(answers.as_slice(), [CacheAnswer::SeekSpeed { is_slow: true, .. }]), "{answers:?}");
    let answers = desk.ask(&[request(&broken, pace)]);
    assert!(matches!(answers.as_slice(), [CacheAnswer::Failed { what, .. }] if *what == pace), "{answers:?}");
}

#[test]
fn a_proxy_of_a_large_turned_deep_picture_is_small_upright_and_plain() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join("cache"), ROOMY);
    let (deep, turned) = (folder.path().join("deep.mp4"), folder.path().join("turned.mp4"));
    let source = "testsrc2=size=1920x1080:rate=25:duration=0.4";
    let x265 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le"];
    ffmpeg(&[&["-f", "lavfi", "-i", source], &x265[..]].concat(), &deep);
    ffmpeg(&["-i", deep.to_str().unwrap(), "-c", "copy", "-metadata:s:v", "rotate=90"], &turned);
    assert!(is_heavy(&probe(&turned).unwrap()));
    let proxy = probe(&desk.proxy(&turned)).unwrap();
    assert!(!is_heavy(&proxy));
    let video = proxy.video.unwrap();
    assert_eq!((video.width_px, video.height_px, video.frames.times.len()), (540, 960, 10));
    assert_eq!(video.orientation.rotation, 0);
}

#[test]
fn heavy_is_what_a_small_machine_decodes_or_seeks_slowly() {
    let folder = tempfile::tempdir().unwrap();
    let light = probe(&numbered_clip(folder.path(), "a.mp4", 30, "25", &X264)).unwrap();
    assert!(!is_heavy(&light));
    let heavy = |change: &dyn Fn(&mut sunting_core::media::probe::VideoFacts)| {
        let mut facts = light.clone();
        change(facts.video.as_mut().unwrap());
        is_heavy(&facts)
    };
    assert!(["hevc", "av1", "vp9"].iter().all(|codec| heavy(&|video| video.codec = (*codec).to_owned())));
    let size = |video: &mut sunting_core::media::probe::VideoFacts, width, height| {
        (video.coded_width_px, video.coded_height_px) = (width, height);
    };
    assert!(!heavy(&|video| size(video, 1920, 1088)) && !heavy(&|video| size(video, 1080, 1920)));
    assert!(heavy(&|video| size(video, 2560, 1440)) && heavy(&|video| video.bit_depth = 10));
    let fast = |video: &mut sunting_core::media::probe::VideoFacts| video.measured_rate_hz = 59.94;
    assert!(!heavy(&fast));
    assert!(heavy(&|video| {
        fast(video);
        size(video, 1080, 1920);
    }));
    assert!(heavy(&|video| video.keyframe_interval = Time::from_millis(4001)));
    assert!(!is_heavy(&sunting_core::media::probe::MediaFacts { video: None, ..light.clone() }));
    assert!(!is_heavy(&sunting_core::media::probe::MediaFacts { still: true, ..light }));
}
