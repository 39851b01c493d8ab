//! `ask`: a question, answered from the sources. A terminal sees it as it is written; a file or pipe gets it whole, with a mark behind each
//! sentence.

use super::context::{Context, print, with_embedder};
use super::printing::remark;
use super::{Failure, Outcome};
use crate::casebook::CaseId;
use crate::library::prepare_words;
use crate::locale::{Folding, Shown, columns, harmless, t, tf};
use crate::practice::{Answer, Ask as Question, AskEvent, By, Notice, sources, written};
use std::io::{IsTerminal, Write};

/// Options.
#[derive(Debug, clap::Args)]
pub(super) struct Ask {
    /// The question
    question: String,
    /// About this case (its notes are read besides the materials)
    #[arg(long)]
    case: Option<CaseId>,
    /// Tokens a model may write
    #[arg(long)]
    max_tokens: Option<usize>,
    /// Answer with the sources' own sentences even if a model is there
    #[arg(long)]
    extractive: bool,
    /// Let a small model answer too
    #[arg(long, conflicts_with = "extractive")]
    small_model: bool,
    /// Keep question and answer in the conversation of the case
    #[arg(long)]
    keep: bool,
}

pub(super) fn run(cx: &Context, o: Ask) -> Outcome {
    // While the vault is opened and the embedder is read from the disk.
    std::thread::spawn(prepare_words);
    let practice = cx.practice()?;
    with_embedder(&practice);
    // What is kept follows the newest question of the conversation; what is not kept stands alone.
    let parent = if o.keep {
        practice.conversation(o.case)?.last().map(|t| t.id)
    } else {
        None
    };
    let asking = practice.ask(Question {
        case: o.case,
        parent,
        question: o.question,
        max_tokens: o.max_tokens.unwrap_or(cx.config.max_tokens),
        by: match (o.extractive, o.small_model) {
            (true, _) => By::Sources,
            (_, true) => By::Model,
            _ => By::Best,
        },
        keep: o.keep,
    });
    let mut streamed = false;
    let watched = !cx.json && std::io::stdout().is_terminal();
    let mut folding = Folding::new(columns(std::io::stdout()).unwrap_or(usize::MAX));
    for event in &asking.events {
        match event {
            AskEvent::Token(piece) if watched => {
                streamed = true;
                let mut out = std::io::stdout().lock();
                if out
                    .write_all(folding.push(&harmless(&piece, Shown::Lines)).as_bytes())
                    .and_then(|()| out.flush())
                    .is_err()
                {
                    // Nobody reads any more: the engine need not go on.
                    asking.cancel.cancel();
                }
            }
            AskEvent::Done(answer) => {
                let told = answer.clone().for_scripts();
                cx.print(&told, || {
                    format!("{}{}", folding.rest(), people(&answer, streamed))
                })?;
                // There is an answer all the same, so this is no failure.
                if let Some(why) = &answer.trouble {
                    remark(why);
                }
                return Ok(());
            }
            AskEvent::Failed(sentence) => {
                // The word that was held is of what was written before it failed.
                if streamed {
                    print(&folding.rest())?;
                }
                return Err(Failure::new(sentence));
            }
            _ => {}
        }
    }
    print("")
}

fn people(answer: &Answer, streamed: bool) -> String {
    let mut out = if streamed {
        let mut out = String::from("\n");
        let alone = answer.sentences.iter().filter(|s| !s.supported).count();
        if alone > 0 {
            let args = [
                ("alone", alone.into()),
                ("all", answer.sentences.len().into()),
            ];
            out.push_str(&format!("\n{}", tf("ask-unsupported", &args)));
        }
        for (n, line) in sources(answer).iter().enumerate() {
            out.push_str(&format!("\n[{}] {line}", n + 1));
        }
        out
    } else {
        let doubt = answer.first_of_all();
        let doubt = doubt.map(|n| format!("({})\n\n", t(n.key())));
        format!(
            "{}{}",
            doubt.unwrap_or_default(),
            written(answer).trim_end()
        )
    };
    // That nothing was found is the answer itself.
    let said =
        |n: &Notice| *n == Notice::NothingFound || !streamed && answer.first_of_all() == Some(*n);
    for notice in answer.notices.iter().filter(|n| !said(n)) {
        let key = match notice {
            Notice::LittleSupport => "ask-little-support",
            other => other.key(),
        };
        out.push_str(&format!("\n({})", t(key)));
        if *notice == Notice::CutAtLength {
            out.push_str(&format!("\n({})", t("ask-hint-longer")));
        }
    }
    // In the workbench they are one key away; here nobody can press one.
    if let Some(own) = &answer.own_words {
        let own = written(own);
        out.push_str(&format!("\n\n{}\n\n{}", t("ask-own-words"), own.trim_end()));
    }
    out
}
