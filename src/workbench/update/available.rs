//! Whether an action does anything here and now: the palette lists only what does, and the footer offers only that.

use super::correcting;
use crate::practice::EXTRACTIVE;
use crate::workbench::action::Action;
use crate::workbench::state::{NoteEditor, Pane, State, Tab, Turn};

/// Whether this action makes sense in the panes as they are (overlays have their own).
pub fn available(s: &State, action: Action) -> bool {
    use Action as A;
    let editing = s.editing();
    let typing = editing || (s.asking_line && s.focus == Pane::Centre);
    let asked = s.turn().is_some_and(|t| !t.running);
    let answered = asked && s.turn().is_some_and(|t| !t.answer.is_empty());
    let modal = editing && s.keymap.modal;
    match action {
        A::DraftSummary
        | A::DraftPrepare
        | A::DraftQuestions
        | A::DraftSmart
        | A::DraftGrow
        | A::DraftPatterns => s.case_meant().is_some() && !s.running() && !typing,
        A::KeepGoals => editing,
        A::Stop => s.running(),
        // What was answered so already has nothing to gain from it.
        A::AnswerFromSources => {
            let other = |t: &Turn| t.writer != EXTRACTIVE || t.answer.is_empty();
            asked && !s.running() && !typing && s.turn().is_some_and(other)
        }
        A::Resend | A::EditQuestion => asked && !s.running() && !typing,
        A::NextTurn | A::PreviousTurn => s.turns.len() > 1 && !typing,
        A::NextBranch | A::PreviousBranch => s.turn().is_some_and(|t| t.version.1 > 1) && !typing,
        A::CopyAnswer | A::ExportConversation => answered && !typing,
        A::CopyCode => answered && s.turn().is_some_and(|t| t.answer.contains("```")),
        A::SaveAnswer => answered && s.case.is_some() && s.turn().is_some_and(|t| t.id.is_some()),
        A::Summary => !s.turns.is_empty() && !s.running() && !typing,
        A::Thinking => s.turn().is_some_and(|t| t.answer.contains("<think>")),
        A::NewNote => s.case.is_some(),
        A::NewGoal => s.case.is_some() && !typing,
        A::Timer => s.case.is_some() || s.timer.is_some(),
        // The line that asks what to import has it.
        A::ImportScope => false,
        A::Edit => s.note_rows() > 0 && !editing,
        A::Archive => s.case_meant().is_some(),
        A::RenameCase
        | A::RenameClient
        | A::RenameNote
        | A::RemoveNote
        | A::RemoveCase
        | A::MoveNote
        | A::RewordGoal
        | A::RemoveGoal
        | A::RemoveQuestion
        | A::ScoreGoal
        | A::EditSession
        | A::RemoveSession => !typing && correcting::possible(s, action),
        A::Open => match (s.focus, s.tab) {
            (Pane::Cases, _) => !s.cases.is_empty(),
            (Pane::Sources, _) => !s.sources.is_empty(),
            (Pane::Centre, Tab::Notes) => !editing && s.note_rows() > 0,
            (Pane::Centre, Tab::Conversation) => !typing,
            _ => false,
        },
        A::Submit => s.asking_line && !editing,
        A::Close => typing,
        A::Save => editing,
        A::DiscardDraft => editing && s.editor.as_ref().is_some_and(NoteEditor::changed),
        A::Template | A::Timestamp | A::ExternalEditor | A::Search | A::Replace => editing,
        A::SearchNext | A::SearchPrevious => editing && !s.pattern.is_empty(),
        A::SaveAndClose => editing,
        A::ChangeWord
        | A::ChangeInnerWord
        | A::DeleteInnerWord
        | A::CopyInnerWord
        | A::DeleteToTextEnd
        | A::DeleteToTextStart
        | A::ChangeToLineEnd
        | A::ChangeLine
        | A::ChangeLetter
        | A::ReplaceLetter
        | A::FindLetter
        | A::JoinLines
        | A::ParagraphUp
        | A::ParagraphDown
        | A::InsertMode
        | A::InsertAfter
        | A::InsertLineStart
        | A::InsertLineEnd
        | A::NormalMode
        | A::OpenAbove
        | A::OpenBelow => modal,
        A::Copy | A::Cut => {
            editing
                && s.editor
                    .as_ref()
                    .is_some_and(|e| e.field.selection().is_some())
        }
        A::Lock => s.autolock_ms > 0 || s.can_lock,
        A::Sharing | A::Retention | A::Audit | A::Marks => true,
        A::HandOver | A::EraseClient => s.case_meant().is_some() && !s.running(),
        // These have their place in the overlays of sharing only.
        a if a.group() == super::super::action::Group::Share => false,
        A::Down | A::Up | A::PageDown | A::PageUp | A::Top | A::Bottom => !typing,
        a if a.group() == super::super::action::Group::Edit => typing,
        _ => true,
    }
}
