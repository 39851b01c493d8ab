//! The server engines against a real TCP server that speaks their protocols, well and badly.

use super::engine_embed::settings;
use klankbord::engine::{
    Backend, Cancel, Engine, Error, Finish, Message, Request, Role, Settings, Usage, open_embedder,
    open_engine,
};
use klankbord::privacy::{Local, Network};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

pub type Log = Arc<Mutex<Vec<String>>>;

/// A server that answers each request by `answer(path, body, connection)`; the log holds "path body".
pub fn serve(answer: impl Fn(&str, &str, &mut TcpStream) + Send + Sync + 'static) -> (String, Log) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let log = Log::default();
    let (theirs, answer) = (log.clone(), Arc::new(answer));
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (log, answer) = (theirs.clone(), answer.clone());
            std::thread::spawn(move || {
                let mut reader = BufReader::new(stream.try_clone().unwrap());
                let (mut path, mut length) = (String::new(), 0);
                loop {
                    let mut line = String::new();
                    if reader.read_line(&mut line).unwrap_or(0) == 0 || line.trim().is_empty() {
                        break;
                    }
                    if path.is_empty() {
                        path = line.split(' ').nth(1).unwrap_or_default().to_owned();
                    }
                    if let Some(n) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                        length = n.trim().parse().unwrap();
                    }
                }
                let mut body = vec![0; length];
                reader.read_exact(&mut body).unwrap();
                let body = String::from_utf8(body).unwrap();
                // Without blanks: how the JSON is laid out does not matter.
                let flat: String = body.split_whitespace().collect();
                log.lock().unwrap().push(format!("{path} {flat}"));
                let mut stream = stream;
                answer(&path, &body, &mut stream);
            });
        }
    });
    (url, log)
}

pub fn json(to: &mut TcpStream, body: &str) {
    let _ = write!(
        to,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
}

pub fn begin(to: &mut TcpStream) {
    let _ = to.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
}

pub fn chunk(to: &mut TcpStream, text: &str) -> bool {
    to.write_all(format!("{:x}\r\n{text}\r\n", text.len()).as_bytes())
        .is_ok()
}

pub fn end(to: &mut TcpStream) {
    let _ = to.write_all(b"0\r\n\r\n");
}

pub const TAGS: &str = r#"{"models":[{"name":"far:latest","size":1,"remote_host":"https://ollama.com"},{"name":"near:latest","size":7}]}"#;

fn ollama(url: &str, model: Option<&str>) -> Arc<dyn Engine> {
    let s = Settings {
        backend: Backend::Ollama,
        ollama_url: url.into(),
        ollama_model: model.map(str::to_owned),
        ..settings("none".into())
    };
    open_engine(&s).unwrap()
}

fn openai(url: &str) -> Arc<dyn Engine> {
    let s = Settings {
        backend: Backend::Vllm,
        openai_url: Some(format!("{url}/v1")),
        ..settings("none".into())
    };
    open_engine(&s).unwrap()
}

fn ask(
    engine: &dyn Engine,
    cancel: &Cancel,
) -> (String, klankbord::engine::Result<(Usage, Finish)>) {
    let messages = vec![
        Message {
            role: Role::System,
            content: "Be brief.".into(),
        },
        Message {
            role: Role::User,
            content: "Wat zei Zarina over slaap?".into(),
        },
    ];
    let request = Request {
        schema: None,
        messages: Local::new(messages),
        max_tokens: 9,
        temperature: 0.0,
    };
    let mut text = String::new();
    let result = engine.generate(&request, cancel, &mut |t| text.push_str(t));
    (text, result)
}

#[test]
fn ollama_streams_an_answer_with_its_figures() {
    let (url, log) = serve(|path, _, to| match path {
        "/api/tags" => json(to, TAGS),
        _ => {
            begin(to);
            // A line cut in two, as a network may do.
            chunk(
                to,
                "{\"message\":{\"content\":\"Zij sl\"},\"done\":false}\n{\"message\":{\"con",
            );
            chunk(to, "tent\":\"iep.\"},\"done\":false}\n");
            chunk(
                to,
                "{\"message\":{\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":20,\"prompt_eval_duration\":2000000000,\"eval_count\":4,\"eval_duration\":500000000}\n",
            );
            end(to);
        }
    });
    let engine = ollama(&url, None);
    assert_eq!(engine.network(), Network::Loopback);
    let (text, result) = ask(&*engine, &Cancel::default());
    let (usage, finish) = result.unwrap();
    assert_eq!((text.as_str(), finish), ("Zij sliep.", Finish::Stop));
    assert_eq!(
        (
            usage.prompt_tokens,
            usage.completion_tokens,
            usage.prefill_tps,
            usage.decode_tps
        ),
        (20, 4, Some(10.0), Some(8.0))
    );
    let log = log.lock().unwrap();
    assert!(
        log[1].contains("\"model\":\"near:latest\"") && log[1].contains("\"num_predict\":9"),
        "{log:?}"
    );
}

#[test]
fn ollama_models_that_run_in_a_cloud_get_no_text() {
    let (url, log) = serve(|_, _, to| json(to, TAGS));
    let engine = ollama(&url, Some("far"));
    assert!(matches!(
        ask(&*engine, &Cancel::default()).1,
        Err(Error::Refused(_))
    ));
    assert!(matches!(engine.load(), Err(Error::Refused(_))));
    assert!(!engine.health().ok);
    assert!(
        log.lock()
            .unwrap()
            .iter()
            .all(|l| l.starts_with("/api/tags"))
    );
    for name in ["gpt-oss:120b-cloud", "kimi:cloud"] {
        let s = Settings {
            backend: Backend::Ollama,
            ollama_model: Some(name.into()),
            ..settings("none".into())
        };
        assert!(matches!(open_engine(&s), Err(Error::Refused(_))));
    }
}

#[test]
fn a_stop_closes_the_connection_at_once_even_while_the_server_is_silent() {
    let (closed, notice) = std::sync::mpsc::channel();
    let closed = Mutex::new(closed);
    let (url, _) = serve(move |path, _, to| {
        if path == "/api/tags" {
            return json(to, TAGS);
        }
        begin(to);
        chunk(to, "{\"message\":{\"content\":\"Begin\"},\"done\":false}\n");
        // Says nothing more; reads until the other side hangs up.
        let _ = to.read(&mut [0; 1]);
        let _ = closed.lock().unwrap().send(());
    });
    let engine = ollama(&url, None);
    let cancel = Cancel::default();
    let stopper = cancel.clone();
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(300));
        stopper.cancel();
    });
    let start = Instant::now();
    let (text, result) = ask(&*engine, &cancel);
    assert_eq!(
        (text.as_str(), result.unwrap().1),
        ("Begin", Finish::Cancelled)
    );
    assert!(start.elapsed() < Duration::from_millis(1500));
    notice
        .recv_timeout(Duration::from_secs(2))
        .expect("the connection was not closed");
}

#[test]
fn a_server_that_stops_in_the_middle_leaves_its_words_and_a_sentence() {
    let (url, _) = serve(|path, _, to| {
        if path == "/api/tags" {
            return json(to, TAGS);
        }
        begin(to);
        chunk(to, "{\"message\":{\"content\":\"Half\"},\"done\":false}\n");
        end(to);
    });
    let (text, result) = ask(&*ollama(&url, None), &Cancel::default());
    assert_eq!(text, "Half");
    assert!(result.unwrap_err().to_string().contains("in the middle"));
}

#[test]
fn garbage_and_errors_are_sentences_without_the_question_in_them() {
    let answers: [fn(&mut TcpStream); 4] = [
        |to| {
            begin(to);
            chunk(to, "<html>Zarina</html>\n");
            end(to);
        },
        |to| {
            let _ = to.write_all(b"HTTP/1.1 500 Oops\r\nContent-Length: 6\r\n\r\nZarina");
        },
        |to| {
            let _ = to.write_all(b"SSH-2.0-x\r\n");
        },
        |to| {
            let _ = to.write_all(
                b"HTTP/1.1 302 Found\r\nLocation: http://example.org/\r\nContent-Length: 0\r\n\r\n",
            );
        },
    ];
    for answer in answers {
        let (url, _) = serve(move |path, _, to| match path {
            "/api/tags" => json(to, TAGS),
            "/v1/models" => json(to, r#"{"data":[{"id":"m"}]}"#),
            _ => answer(to),
        });
        for engine in [ollama(&url, None), openai(&url)] {
            let (text, result) = ask(&*engine, &Cancel::default());
            let said = result.unwrap_err().to_string();
            assert!(
                text.is_empty() && !said.contains("Zarina") && said.contains("127.0.0.1"),
                "{said}"
            );
        }
    }
}

#[test]
fn an_openai_server_streams_an_answer_with_its_figures() {
    let (url, log) = serve(|path, _, to| match path {
        "/v1/models" => json(to, r#"{"data":[{"id":"qwen","max_model_len":4096}]}"#),
        _ => {
            begin(to);
            chunk(
                to,
                ": ping\n\ndata: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n",
            );
            chunk(
                to,
                "data: {\"choices\":[{\"delta\":{\"content\":\"She \"},\"finish_reason\":null}],\"usage\":null}\n\ndata: {\"choi",
            );
            std::thread::sleep(Duration::from_millis(30));
            chunk(
                to,
                "ces\":[{\"delta\":{\"content\":\"slept.\"},\"finish_reason\":\"length\"}]}\r\n\r\n",
            );
            chunk(
                to,
                "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":3}}\n\ndata: [DONE]\n\n",
            );
            end(to);
        }
    });
    let engine = openai(&url);
    engine.load().unwrap();
    assert!(engine.is_loaded());
    assert_eq!(
        (engine.info().id.as_str(), engine.info().context),
        ("qwen", 4096)
    );
    let (text, result) = ask(&*engine, &Cancel::default());
    let (usage, finish) = result.unwrap();
    assert_eq!((text.as_str(), finish), ("She slept.", Finish::Length));
    assert_eq!((usage.prompt_tokens, usage.completion_tokens), (11, 3));
    assert!(usage.ttft_ms.is_some());
    assert!(
        log.lock()
            .unwrap()
            .iter()
            .any(|l| l.contains("\"max_tokens\":9") && l.contains("\"role\":\"system\""))
    );
}

#[test]
fn a_server_that_is_not_there_or_not_ones_own_is_a_sentence() {
    let free = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let gone = openai(&format!("http://{free}"));
    assert!(matches!(
        ask(&*gone, &Cancel::default()).1,
        Err(Error::Unreachable(_))
    ));
    assert!(!gone.health().ok);
    let s = Settings {
        backend: Backend::Ollama,
        ollama_url: "http://example.org:11434".into(),
        ..settings("none".into())
    };
    assert!(matches!(open_engine(&s), Err(Error::Refused(_))));
}

#[test]
fn without_a_model_there_is_a_way_on() {
    let dir = tempfile::tempdir().unwrap();
    let s = settings(dir.path().join("nothing"));
    assert!(matches!(open_embedder(&s), Err(Error::NoModel)));
    let said = open_engine(&s).err().unwrap().to_string();
    assert!(
        said.contains("models pull starter") || said.contains("LOCAL_LLM_BACKEND"),
        "{said}"
    );
}
