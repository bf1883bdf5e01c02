using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Host.Quizzes;

/// <summary>The section <c>Quiz</c> of the configuration.</summary>
internal sealed class QuizOptions
{
    public const string Section = "Quiz";

    /// <summary>How long a posted question is answered. The default is 8 hours; a minute to 7 days are allowed.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00", ErrorMessage = "Quiz:OpenFor must be between 00:01:00 and 7.00:00:00.")]
    public TimeSpan OpenFor { get; set; } = TimeSpan.FromHours(8);

    /// <summary>Whether people may choose otherwise until a question closes; for learning and points the first answer counts. False by default.</summary>
    public bool AllowChanges { get; set; }
}

[OptionsValidator]
internal sealed partial class QuizOptionsValidator : IValidateOptions<QuizOptions>;
