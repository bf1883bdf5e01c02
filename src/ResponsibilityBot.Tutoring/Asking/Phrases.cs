namespace ResponsibilityBot.Tutoring.Asking;

/// <summary>What the bot says around the facts, by key; <c>{name}</c> marks what is filled in.</summary>
public sealed class Phrases(IReadOnlyDictionary<string, string> texts)
{
    /// <summary>Every key that the bot uses; the content must hold these and no other.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "verdict-customer", "verdict-provider", "verdict-shared", "verdict-depends", "verdict-none", "verdict-yes", "verdict-no", "verdict-partly",
        "lead-customer", "lead-provider", "lead-shared", "lead-depends", "lead-none", "lead-own-provider", "lead-own-customer", "lead-option",
        "table-title", "table-common-customer", "table-common-provider", "table-common-shared", "table-mixed", "table-choose",
        "duties-title-customer", "duties-title-provider", "duties-title-both", "duties-lead", "duties-lead-all", "group-customer", "group-provider", "group-shared",
        "group-depends", "compare-title", "compare-lead", "compare-same", "compare-providers", "matrix-title", "matrix-title-all", "matrix-lead",
        "move-title", "move-lead", "group-shed", "group-kept", "group-new", "group-changed", "most-title", "most-lead-customer", "most-lead-provider", "most-note",
        "always-title-customer", "always-title-provider", "always-lead-customer", "always-lead-provider", "belief-title", "belief-lead-no", "belief-lead-partly", "label-row",
        "gray-title", "gray-lead", "gray-joint", "gray-none", "label-decides", "label-ask-for", "label-say", "define-provider-share", "define-customer-share",
        "define-examples", "classify-title", "classify-lead", "label-trap", "why-title", "why-lead", "why-evidence", "why-layer", "why-nothing",
        "choose-what", "choose-place", "unknown", "unknown-nearest", "small-talk", "quiz-later", "score-later", "leaderboard-later",
        "help-title", "help-lead", "welcome-title", "welcome-lead", "button-in", "button-all-models", "button-duties", "button-duties-provider", "button-matrix",
        "button-what-is", "button-who-owns", "button-gray", "button-move", "button-always", "button-help", "ai-lead",
        "quiz-title", "quiz-private", "quiz-done", "quiz-none", "quiz-gone", "quiz-others", "quiz-pick", "quiz-again", "quiz-right", "quiz-wrong", "quiz-partly",
        "quiz-yours", "quiz-key", "quiz-sorted", "quiz-missed", "quiz-belief", "button-sure", "button-unsure", "button-next", "button-about",
        "privacy-title", "privacy-lead", "privacy-label-questions", "privacy-questions", "privacy-label-answers", "privacy-answers", "privacy-label-place", "privacy-place",
        "privacy-label-others", "privacy-manager", "privacy-how", "privacy-own-chat", "privacy-nothing", "privacy-own-title", "privacy-own-lead", "privacy-reachable",
        "privacy-confirm", "privacy-erased", "button-erase", "button-quiz",
        "round-title", "round-title-of", "round-closed-title", "round-new", "round-repeat", "round-closes", "round-nobody", "round-answered", "round-lead-none",
        "round-lead-few", "round-lead", "round-why", "round-belief", "round-withdrawn", "round-no-host", "round-count", "round-nothing", "round-foreign",
        "round-closed", "round-aside", "round-changed", "button-report", "report-done", "report-known", "report-not-author", "report-back", "report-aside",
        "report-title", "report-label-key", "report-label-item", "report-how", "report-regraded", "button-key-right", "button-key-wrong",
        "quiz-points", "quiz-points-streak", "score-title", "score-lead", "score-label-streak", "score-streak", "score-no-streak", "score-label-facts",
        "score-facts", "score-own", "score-own-chat",
        "follow-up-title", "follow-up-note", "follow-up-asked", "follow-ups-on", "follow-ups-off", "ask-back-on", "ask-back-off",
        "daily-title", "daily-on", "daily-pause", "daily-lead", "daily-question", "daily-questions", "daily-all-topics", "daily-every-day", "daily-workdays",
        "daily-label-next", "daily-never", "daily-label-paused", "daily-paused", "daily-label-holidays", "daily-how", "daily-none", "daily-off", "daily-host",
        "daily-odd", "daily-bad-words", "daily-empty-topic", "daily-bad-time", "daily-two-times", "daily-bad-zone", "daily-near-zone", "daily-two-zones",
        "daily-offset", "daily-bad-number", "daily-no-date", "daily-bad-date", "daily-past-date", "daily-far-date", "daily-many-dates", "zone-is", "zone-set",
        "zone-unknown", "privacy-zone",
        "daily-label-holds", "daily-holds", "daily-holds-guess",
        "team-host", "team-taken", "team-created", "team-named", "team-joined", "team-joined-place", "team-already", "team-unknown", "team-none", "team-left",
        "team-list-none", "team-list-title", "team-list-lead", "team-members", "team-own", "team-unnamed", "team-no-name", "team-bad-name", "board-title",
        "board-today", "board-week", "board-season", "board-last", "board-all", "board-lead", "board-detail", "board-none", "board-hidden", "board-tied",
        "board-until", "board-names", "board-seasons-title", "board-seasons-lead", "board-seasons-none", "board-seasons-few", "board-span", "scores-title",
        "scores-few", "scores-no-team", "button-board-week", "button-board-season", "button-board-all", "button-board-seasons", "score-label-season",
        "score-season", "score-season-best", "score-season-record", "score-label-rank", "score-rank", "score-rank-tied", "score-rank-few", "score-name-on",
        "score-name-off", "name-on", "name-off", "name-unknown",
        "privacy-manager-title", "privacy-label-team", "privacy-team", "privacy-team-few", "privacy-label-own", "privacy-own-figures",
        "page-no-manager", "page-own-chat", "page-link", "page-no-address", "looked-nobody", "looked-title", "looked-lead",
        "form-unknown", "form-foreign", "form-stale", "form-required", "form-option", "form-number", "form-time", "form-date", "form-long", "form-save",
        "button-settings", "button-quiz-form", "quiz-form-title", "quiz-form-lead", "quiz-form-time", "quiz-form-zone", "quiz-form-zone-hint", "quiz-form-days",
        "quiz-form-number", "quiz-form-topics", "quiz-form-topics-hint", "quiz-form-words", "settings-title", "settings-saved", "settings-lead",
        "settings-form-lead", "settings-label-zone", "settings-label-follow-ups", "settings-label-ask-back", "settings-label-name", "settings-zone-hint",
        "settings-follow-ups", "settings-follow-ups-hint", "settings-ask-back", "settings-ask-back-hint", "settings-name", "settings-name-hint",
        "settings-words-zone", "settings-words-follow-ups", "settings-words-ask-back", "settings-words-name",
        "home-label-due", "home-due", "home-due-none", "home-label-team", "home-ask-title", "home-ask-lead",
        "challenge-title", "challenge-all-topics", "challenge-lead", "challenge-heading", "challenge-everybody", "challenge-detail", "challenge-detail-few",
        "challenge-taking-part", "challenge-rule", "challenge-tied", "challenge-hidden", "challenge-balanced", "challenge-over-title", "challenge-over-lead",
        "challenge-over-winner", "challenge-over-tie", "challenge-label-hardest", "challenge-hardest", "challenge-belief", "challenge-question",
        "challenge-until", "challenge-own", "challenge-own-done", "challenge-opened", "challenge-default-number", "challenge-default-end",
        "challenge-default-teams", "challenge-sent", "challenge-open-chat", "challenge-no-side", "challenge-not-here", "challenge-foreign", "challenge-over",
        "challenge-late", "challenge-none", "challenge-none-own", "challenge-stopped", "challenge-host", "challenge-host-teams", "challenge-running",
        "challenge-bad-words", "challenge-no-items", "challenge-few-items", "challenge-past", "challenge-far", "challenge-two-times", "challenge-no-end",
        "challenge-which-day", "challenge-unknown-team", "challenge-same-team", "challenge-one-team", "challenge-many-teams", "challenge-teams-or-balanced",
        "challenge-few-people", "challenge-nowhere", "challenge-side-one", "challenge-side-two", "button-challenge-start", "button-challenge-status",
        "button-challenge-back", "live-title", "live-question", "live-note", "live-how", "live-state-new", "live-state-open", "live-state-locked",
        "live-opened", "live-opened-timer", "live-no-end", "live-timer", "live-none", "live-not-host", "live-next", "live-not-next", "live-locked",
        "live-not-open", "live-last", "live-stopped", "live-taken", "live-again", "live-closed", "live-time", "live-own", "live-rule", "button-live-open",
        "button-live-next", "button-live-lock", "button-live-stop", "button-live-results", "button-live-own", "more-time-on", "more-time-off",
        "more-time-own-chat", "drill-title", "drill-topic", "drill-private", "drill-none", "drill-placed", "drill-misplaced", "quiz-pick-order",
        "quiz-partly-order", "button-drill-order", "button-drill-next",
        "button-challenge-form", "challenge-form-title", "challenge-form-lead", "challenge-form-topics", "challenge-form-topics-hint", "challenge-form-number",
        "challenge-form-date", "challenge-form-time", "challenge-form-teams", "challenge-form-teams-hint", "challenge-form-balanced", "challenge-form-open",
        "challenge-form-words",
        "challenge-took-part",
        "workload-no-owner", "workload-host", "workload-own-chat", "workload-add-words", "workload-rename-words", "workload-bad-name",
        "workload-no-service", "workload-added", "workload-extended", "workload-removed", "workload-taken", "workload-renamed", "workload-owner",
        "workload-choose", "workload-gone", "workload-role-gone", "workload-no-roles", "workload-unknown-role", "workload-several", "workload-unknown",
        "workload-none", "workload-list-title", "workload-list-lead", "workload-list-more", "workload-runs", "workload-paste-title", "workload-paste-lead",
        "workload-paste-broken", "button-assign",
        "raci-title", "raci-lead", "raci-lead-open", "raci-nobody", "raci-role", "raci-provider", "raci-the-provider", "raci-which", "raci-which-more",
        "gaps-host", "gaps-none", "gaps-title", "gaps-lead", "gaps-lead-more", "gaps-weekly-on", "gaps-weekly-off", "button-assign-to",
    ];

    /// <summary>The phrase with its blanks filled; the key itself if a test's content lacks it.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> blanks)
    {
        var text = texts.GetValueOrDefault(key, key);
        foreach (var (name, value) in blanks)
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        return text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] : text;
    }
}
