namespace ResponsibilityBot.Tutoring.Asking.Understanding.Rules;

/// <summary>What is said to the bot itself: a quiz, a score, help, thanks.</summary>
internal sealed class CommandRules(QuestionEvidence question) : QuestionRules(question)
{
    /// <summary>The reading of what is asked of the bot itself, or null where nothing is.</summary>
    public Reading? Read()
    {
        if (Question.Length == 0)
            return Make(Intent.Help, "nothing to read, so help");
        var owning = HasRow && Question.AsksOwnership && Findings.HasAny(Cue.Who, Cue.Must);
        if (Question.Has(Cue.Quiz) && !IsInPractice() && !owning && Question.Length <= 12)
            return Make(Intent.Quiz, "asks for a quiz") with { Targets = [] };
        if (Question.Has(Cue.Leaderboard) && !HasRow && !HasTarget && !Findings.HasAny(Cue.Most, Cue.Least, Cue.Duty))
            return Make(Intent.Leaderboard, "asks for a board");
        if (Question.Has(Cue.Score) && !HasRow && !HasTarget)
            return Make(Intent.Score, "asks for the own score");
        var small = Findings.Covered(Cue.SmallTalk);
        if (small > 0 && !HasRow && !HasTarget && !Findings.IsMarked && !Question.AsksOwnership && Question.Length <= 12 && Findings.First(Cue.SmallTalk) is { Start: 0 } thanks && Findings.Tokens[thanks.Start].Text is "thanks" or "thank" or "thx" or "cheers")
            return Make(Intent.Smalltalk, "thanks") with { EndsTalk = true };
        if (small > 0 && !HasRow && !HasTarget && Findings.Unknown == 0 && Question.Length <= small + 4 && !Findings.HasAny(Cue.Who, Cue.Duty, Cue.Define))
            return Make(Intent.Smalltalk, "small talk") with { EndsTalk = !Greets() };
        if (Question.Has(Cue.Help) && !HasRow && !HasTarget && Findings.Unknown <= 2 && !Findings.HasApart(Cue.HowTo, Cue.Help))
            return Make(Intent.Help, "asks for help");
        if (Question.Has(Cue.Why) && Question.Length <= 4 && !HasRow && !HasTarget)
            return Make(Intent.Clarify, "asks why, but nothing was said before");
        return null;
    }

    /// <summary>"Belongs to nobody <b>in practice</b>": asks for no exercise.</summary>
    private bool IsInPractice() => Findings.All(Cue.Quiz).All(found => found.Words == 1 && found.Start > 0 && Findings.Tokens[found.Start - 1].Text == "in");

    /// <summary>Whether it holds small talk that does not greet: "good bye".</summary>
    public bool EndsTalk() => Findings.First(Cue.SmallTalk) is { } first && Findings.Tokens[first.Start].Text is "bye" or "goodbye" or "thanks" or "thank" or "thx" or "cheers" or "ciao" && !Greets();

    /// <summary>"Hi", "good morning", "are you a bot"; "ok", "bye" and "that helped" close a talk.</summary>
    private bool Greets() => Findings.First(Cue.SmallTalk) is { } first && (Findings.Tokens[first.Start].Text is "hi" or "hello" or "hey" or "morning" or "greetings" or "how" or "are" or "am"
        || (Findings.Tokens[first.Start].Text == "good" && first.Words > 1 && Findings.Tokens[first.Start + 1].Text is "morning" or "afternoon" or "evening" or "day"));
}
