//! Stands for ffmpeg, ffprobe and the like where tests run under Wine: asks `host_tools.py` outside to run the tool of
//! this program's name, and passes arguments, folder, input, output and exit status through. Tests measure what the
//! Windows programs made with Debian's own tools, as they do on Linux.

use std::io::{Read, Write, stderr, stdin, stdout};
use std::net::{Shutdown, TcpStream};
use std::path::PathBuf;

const OUT: u8 = 1;
const ERROR: u8 = 2;

fn main() -> std::io::Result<()> {
    let port = std::env::var("SUNTING_HOST_TOOLS").expect("host_tools.py says its port");
    let mut host = TcpStream::connect(format!("127.0.0.1:{port}"))?;
    host.write_all(&request())?;
    let mut input = host.try_clone()?;
    std::thread::spawn(move || {
        // A tool that ends early reads no more of its input.
        let _ = std::io::copy(&mut stdin(), &mut input);
        let _ = input.shutdown(Shutdown::Write);
    });
    loop {
        let mut head = [0; 5];
        host.read_exact(&mut head)?;
        let size = u32::from_le_bytes([head[1], head[2], head[3], head[4]]);
        if head[0] != OUT && head[0] != ERROR {
            std::process::exit(size as i32);
        }
        let mut bytes = vec![0; size as usize];
        host.read_exact(&mut bytes)?;
        if head[0] == OUT { stdout().write_all(&bytes)? } else { stderr().write_all(&bytes)? }
    }
}

/// Tool, folder and arguments, each after its length; before all of them, how many there are.
fn request() -> Vec<u8> {
    let mut words = std::env::args();
    let tool = PathBuf::from(words.next().unwrap_or_default());
    let folder = std::env::current_dir().unwrap_or_default();
    let name = tool.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let parts: Vec<String> = [name, folder.to_string_lossy().into_owned()].into_iter().chain(words).collect();
    let mut bytes = (parts.len() as u32).to_le_bytes().to_vec();
    for part in parts {
        bytes.extend((part.len() as u32).to_le_bytes());
        bytes.extend(part.into_bytes());
    }
    bytes
}
