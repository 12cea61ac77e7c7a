//! A language server, spoken to as an editor does.

use std::io::BufReader;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use lsp_server::{ErrorCode, Message, Notification, Request, Response};
use serde_json::{Value, json};

use crate::Result;

/// How long the server may be silent; it builds the macro while it starts.
const PATIENCE: Duration = Duration::from_secs(600);

/// A running server with one document open. It ends with this value.
pub struct Server {
    child: Child,
    input: ChildStdin,
    messages: Receiver<Message>,
    requests: i32,
    versions: i32,
    uri: String,
}

impl Server {
    /// Starts the server in a package, opens a document of it, and waits until all is loaded.
    pub fn start(program: &Path, package: &Path, document: &Path) -> Result<Self> {
        let mut child = Command::new(program)
            .current_dir(package)
            .env("RA_LOG", "off")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let input = child.stdin.take().expect("piped");
        let mut output = BufReader::new(child.stdout.take().expect("piped"));
        let (sender, messages) = mpsc::channel();
        thread::spawn(move || {
            while let Ok(Some(message)) = Message::read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let mut server = Self {
            child,
            input,
            messages,
            requests: 0,
            versions: 0,
            uri: uri(document),
        };
        server.initialize(package)?;
        server.wait_until_loaded()?;
        Ok(server)
    }

    fn initialize(&mut self, package: &Path) -> Result<()> {
        let params = json!({
            "processId": std::process::id(),
            "rootUri": uri(package),
            "capabilities": {
                "general": { "positionEncodings": ["utf-8"] },
                "textDocument": {
                    "completion": { "completionItem": { "snippetSupport": true } },
                    "definition": { "linkSupport": true },
                    "diagnostic": {},
                    "hover": { "contentFormat": ["markdown"] },
                },
                "experimental": { "serverStatusNotification": true },
            },
            // `cargo check` would say the same as `tests/ui`; what the server finds itself is looked at here.
            "initializationOptions": { "checkOnSave": false, "cachePriming": { "enable": false } },
        });
        self.request("initialize", &params)?;
        self.notify("initialized", json!({}))
    }

    fn wait_until_loaded(&mut self) -> Result<()> {
        loop {
            let Message::Notification(Notification { method, params }) = self.receive()? else {
                continue;
            };
            if method == "experimental/serverStatus" && params["quiescent"] == true {
                return match &params["health"] {
                    health if health == "ok" => Ok(()),
                    _ => Err(format!("the server is not well: {}", params["message"]).into()),
                };
            }
        }
    }

    /// Replaces the text of the document.
    pub fn write(&mut self, text: &str) -> Result<()> {
        self.versions += 1;
        let (uri, version) = (&self.uri, self.versions);
        let (method, params) = if version == 1 {
            let document =
                json!({ "uri": uri, "languageId": "rust", "version": version, "text": text });
            ("didOpen", json!({ "textDocument": document }))
        } else {
            let document = json!({ "uri": uri, "version": version });
            (
                "didChange",
                json!({ "textDocument": document, "contentChanges": [{ "text": text }] }),
            )
        };
        self.notify(&format!("textDocument/{method}"), params)
    }

    /// Asks about a place in the document.
    pub fn ask(&mut self, what: &str, (line, column): (usize, usize)) -> Result<Value> {
        let mut params = json!({
            "textDocument": { "uri": self.uri },
            "position": { "line": line, "character": column },
        });
        if what == "references" {
            params["context"] = json!({ "includeDeclaration": false });
        }
        self.request(&format!("textDocument/{what}"), &params)
    }

    /// What the server finds wrong with the document.
    pub fn diagnostics(&mut self) -> Result<Vec<Value>> {
        let params = json!({ "textDocument": { "uri": self.uri } });
        let report = self.request("textDocument/diagnostic", &params)?;
        Ok(report["items"].as_array().cloned().unwrap_or_default())
    }

    fn request(&mut self, method: &str, params: &Value) -> Result<Value> {
        loop {
            self.requests += 1;
            let request = Request::new(self.requests.into(), method.to_owned(), params.clone());
            self.send(request)?;
            let response = self.response()?;
            match response.error {
                None => return Ok(response.result.unwrap_or_default()),
                // The server asks to be asked again.
                Some(error)
                    if error.code == ErrorCode::ContentModified as i32
                        || error.code == ErrorCode::ServerCancelled as i32 => {}
                Some(error) => return Err(format!("{method}: {}", error.message).into()),
            }
        }
    }

    fn response(&mut self) -> Result<Response> {
        loop {
            match self.receive()? {
                Message::Response(response) => return Ok(response),
                // An editor without the feature asked for.
                Message::Request(request) => {
                    self.send(Response::new_ok(request.id, Value::Null))?;
                }
                Message::Notification(_) => {}
            }
        }
    }

    fn receive(&mut self) -> Result<Message> {
        Ok(self.messages.recv_timeout(PATIENCE)?)
    }

    fn notify(&mut self, method: &str, params: Value) -> Result<()> {
        self.send(Notification::new(method.to_owned(), params))
    }

    fn send(&mut self, message: impl Into<Message>) -> Result<()> {
        Ok(message.into().write(&mut self.input)?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Nothing is lost with it, so it need not be asked.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}
