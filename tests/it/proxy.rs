//! A proxy between the program and the hive that cuts, delays, corrupts and answers in its stead, one fault a connection; and that can
//! kill the program at the moment a request or its answer has come through.

use super::hived::text;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What the proxy does to a connection.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    None,
    /// So many bytes of the request come through, then both ends are closed.
    CutRequest(usize),
    /// The request comes through, so many bytes of the answer do.
    CutAnswer(usize),
    Wait(Duration),
    /// It answers itself.
    Answer(u16),
    /// Turns one bit of what is sent, that far from its end.
    Corrupt(usize),
    /// The clock of the server is years behind.
    OldClock,
}

pub struct Proxy {
    pub port: u16,
    pub faults: Arc<Mutex<Vec<Fault>>>,
    pub seen: Arc<AtomicUsize>,
    /// Killed with SIGKILL when the connection of this number has come through, before (0) or after (1) the answer.
    pub kill: Arc<Mutex<Option<(usize, u8, u32)>>>,
}

impl Proxy {
    pub fn new(to: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let p = Self {
            port: listener.local_addr().unwrap().port(),
            faults: Arc::default(),
            seen: Arc::default(),
            kill: Arc::default(),
        };
        let (faults, seen, kill) = (p.faults.clone(), p.seen.clone(), p.kill.clone());
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let n = seen.fetch_add(1, Ordering::SeqCst);
                let fault = {
                    let mut f = faults.lock().unwrap();
                    if f.is_empty() {
                        Fault::None
                    } else {
                        f.remove(0)
                    }
                };
                let kill = kill.clone();
                std::thread::spawn(move || handle(client, to, fault, n, &kill));
            }
        });
        p
    }
}

fn handle(
    mut client: TcpStream,
    to: u16,
    fault: Fault,
    n: usize,
    kill: &Mutex<Option<(usize, u8, u32)>>,
) {
    client.set_read_timeout(Some(Duration::from_secs(10))).ok();
    let Some(mut request) = message(&mut client, false) else {
        return;
    };
    let shoot = |phase: u8| {
        if let Some((at, when, pid)) = *kill.lock().unwrap()
            && at == n
            && when == phase
        {
            Command::new("kill")
                .args(["-9", &pid.to_string()])
                .status()
                .ok();
            std::thread::sleep(Duration::from_millis(50));
        }
    };
    shoot(0);
    match fault {
        Fault::Answer(status) => {
            let wait = if status == 429 {
                "Retry-After: 0\r\n"
            } else {
                ""
            };
            let _ = write!(
                client,
                "HTTP/1.1 {status} No\r\n{wait}Content-Length: 0\r\nConnection: close\r\n\r\n"
            );
            return;
        }
        Fault::OldClock => {
            let _ = write!(
                client,
                "HTTP/1.1 403 No\r\nDate: Thu, 01 Jan 2015 00:00:00 GMT\r\nx-ms-error-code: AuthenticationFailed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            );
            return;
        }
        Fault::Wait(d) => std::thread::sleep(d),
        Fault::Corrupt(back) => {
            let at = request.len().saturating_sub(1 + back);
            if let Some(b) = request.get_mut(at) {
                *b ^= 0x10;
            }
        }
        Fault::CutRequest(bytes) => request.truncate(bytes),
        _ => {}
    }
    let Ok(mut server) = TcpStream::connect(("127.0.0.1", to)) else {
        return;
    };
    server.set_read_timeout(Some(Duration::from_secs(10))).ok();
    let _ = server.write_all(&request);
    if matches!(fault, Fault::CutRequest(_)) {
        let _ = server.shutdown(Shutdown::Both);
        let _ = client.shutdown(Shutdown::Both);
        return;
    }
    let head_only = request.starts_with(b"HEAD ");
    let Some(mut answer) = message(&mut server, head_only) else {
        return;
    };
    shoot(1);
    if let Fault::CutAnswer(bytes) = fault {
        answer.truncate(bytes);
    }
    let _ = client.write_all(&answer);
    let _ = client.shutdown(Shutdown::Both);
}

/// One HTTP message: a head, and a body by length or in chunks.
fn message(from: &mut TcpStream, head_only: bool) -> Option<Vec<u8>> {
    let mut all = Vec::new();
    let mut piece = [0u8; 4096];
    loop {
        let n = from.read(&mut piece).ok()?;
        all.extend_from_slice(&piece[..n]);
        let Some(end) = all.windows(4).position(|w| w == b"\r\n\r\n").map(|p| p + 4) else {
            if n == 0 {
                return None;
            }
            continue;
        };
        let head = text(&all[..end]).to_lowercase();
        let no_body = head_only || head.contains(" 204 ") || head.contains(" 304 ");
        let length = head
            .lines()
            .find_map(|l| l.strip_prefix("content-length:"))
            .and_then(|v| v.trim().parse::<usize>().ok());
        let done = match length {
            _ if no_body => true,
            Some(l) => all.len() >= end + l,
            None if head.contains("transfer-encoding: chunked") => all.ends_with(b"0\r\n\r\n"),
            None => true,
        };
        if done || n == 0 {
            return Some(all);
        }
    }
}
