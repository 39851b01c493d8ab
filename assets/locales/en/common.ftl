export-materials = Questions about the materials
export-sources = Sources
made-of-answer = made from an answer
made-of-draft = made from a draft
export-place = { $title }, characters { $from }–{ $to }
export-written-by = Written by { $who }
export-own-words = In the sources' own words; no model wrote this
export-unsupported = [?] No source carries this sentence.

# Drafts for a case
help-kind-summary = Summary of the session
help-kind-prepare = Preparing the next session
help-kind-questions = Still open
help-kind-smart = Goals in SMART form
help-kind-grow = GROW sheet
help-kind-patterns = Patterns across the sessions
help-field-discussed = Discussed
help-field-insights = Insights
help-field-agreements = Agreed
help-field-next = To come back to
help-field-recall = What stood out last time
help-field-check = Ask after
help-field-questions = Questions still open
help-field-standing = Where the goals stand
help-field-commitments = Promised
help-field-goals = Goals
help-field-goal = Goal
help-field-reality = Reality
help-field-options = Options
help-field-will = Will
help-field-patterns = Patterns
help-field-recurring = What keeps coming back
help-nothing = Not in the notes yet: fill it in yourself.
help-no-notes = There are no notes and no goals in this case yet; write a note first.
help-new-goal = A new goal
help-smart-specific = Specific
help-smart-measurable = Measurable
help-smart-achievable = Achievable
help-smart-relevant = Relevant
help-smart-timebound = Time-bound
help-smart-ask-specific = What exactly will be different?
help-smart-ask-measurable = How will you know that it worked?
help-smart-ask-achievable = What is the first step that can be done?
help-smart-ask-relevant = What does it mean to the client?
help-smart-ask-timebound = By when?
help-sessions = { $n ->
    [0] in no session
    [one] in one session
   *[other] in { $n } sessions
}
help-kept-note = The draft is a note now: number { $id }.
help-kept-goals = { $n ->
    [0] No new goal stands in the draft.
    [one] One goal was set.
   *[other] { $n } goals were set.
}
notice-no-notes = There are no notes yet: this was made of the goals.
notice-unsupported = The notes carry less than half of what the model wrote, so here are their own sentences.
summary-none = Nothing of this conversation had to be summarised yet.
summary-changed = The summary was changed.
summary-of = Of { $n ->
    [one] one question
   *[other] { $n } questions
}; written by: { $by }
notice-small-model = { $face ->
        [key] Your sources' own words: the model is too small.
        [word] The model is too small for this: these are your sources' own words. resend has it write all the same.
       *[command] The model there is too small for this: these are your sources' own words. A larger one writes itself (`klankbord models list`); this one does when asked again, or with `--small-model`.
    }
help-seen-open = where it showed is not in the notes of those sessions: fill it in yourself
notice-uncertain = Your sources may hold no answer to this: what stands here is what lies nearest to the question.
notice-repeated = The model began to repeat itself or the question; what came after is left out.
ask-no-more = Your sources say no more about this than stands above.
ask-nothing-about = I found nothing about { $subject } in your sources.
ask-no-reason = Your sources do not say why.
ask-in-notes = In your notes:
ask-in-materials = In your materials:
ask-notes-silent = Your notes say nothing about this.
notice-no-case = { $face ->
        [key] This names one of your clients. Notes are read in their own case only: open the case and ask there.
        [word] This names one of your clients. Notes are read in their own case only: open the case and ask there.
       *[command] This names one of your clients. Notes are read in their own case only: open the case and ask there (or `--case` with its number).
    }
ask-goal = Goal
