using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Forms;
using ResponsibilityBot.Tutoring.Home;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Changes;
using ResponsibilityBot.Tutoring.Organisation.Clauses;
using ResponsibilityBot.Tutoring.Organisation.Gaps;
using ResponsibilityBot.Tutoring.Organisation.Raci;
using ResponsibilityBot.Tutoring.Organisation.Roles;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Oversight.EvidencePacks;
using ResponsibilityBot.Tutoring.Privacy;
using ResponsibilityBot.Tutoring.Quizzes.Challenges;
using ResponsibilityBot.Tutoring.Quizzes.Habits;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Settings;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Host;

/// <summary>Puts the tutor together.</summary>
internal static class TutorServices
{
    /// <summary>Adds the tutor with its dialogs. The order here is the order in which they are asked.</summary>
    public static IServiceCollection AddTutor(this IServiceCollection services)
    {
        services.AddSingleton<ItemBanks>();
        services.AddSingleton<IDialog, ZoneDialog>();
        services.AddSingleton<IForm, ScheduleForm>();
        services.AddSingleton<IForm, ChallengeForm>();
        services.AddSingleton<IForm, SettingsForm>();
        services.AddSingleton<IForm, ChangeForm>();
        services.AddSingleton<IForm, RollBackForm>();
        services.AddSingleton<ClauseDesk>();
        services.AddSingleton<IForm, ClauseForm>();
        services.AddSingleton<IForm, RenewForm>();
        services.AddSingleton<IForm, AskForm>();
        services.AddSingleton<IForm, AnswerForm>();
        services.AddSingleton<IDialog, FormDialog>();
        services.AddSingleton<IDialog, ChangeDialog>();
        services.AddSingleton<IDialog, RoleDialog>();
        services.AddSingleton<IDialog, ClauseDialog>();
        services.AddSingleton<IDialog, AskWordsDialog>();
        services.AddSingleton<IDialog, AskBackDialog>();
        services.AddSingleton<IDialog, PrivacyDialog>();
        services.AddSingleton<FollowUps>();
        services.AddSingleton<IDialog, HabitDialog>();
        services.AddSingleton<IDialog, SettingsDialog>();
        services.AddSingleton<IDialog, WorkloadDialog>();
        services.AddSingleton<IDialog, RaciDialog>();
        services.AddSingleton<IDialog, GapDialog>();
        services.AddSingleton<IDialog, ReportDialog>();
        services.AddSingleton<IDialog, LiveDialog>();
        services.AddSingleton<IDialog, ChallengeDialog>();
        services.AddSingleton<IDialog, ChallengePlayDialog>();
        services.AddSingleton<IDialog, RoundDialog>();
        services.AddSingleton<IDialog, ScheduleDialog>();
        services.AddSingleton<IDialog, OversightDialog>();
        services.AddSingleton<DigestReport>();
        services.AddSingleton<IDialog, DigestDialog>();
        services.AddSingleton<IDialog, EvidenceDialog>();
        services.AddSingleton<IDialog, ScoreExportDialog>();
        services.AddSingleton<IDialog, TeamDialog>();
        services.AddSingleton<IDialog, ScoreDialog>();
        services.AddSingleton<IDialog, HomeDialog>();
        services.AddSingleton<IDialog, DrillDialog>();
        services.AddSingleton<IDialog, QuizDialog>();
        services.AddSingleton<IDialog, AskDialog>();
        return services.AddSingleton(provider => new Tutor([.. provider.GetServices<IDialog>()]));
    }
}
