using ResponsibilityBot.Testing;
using ResponsibilityBot.Testing.Conversations;

namespace ResponsibilityBot.Tutoring.Tests.Conversations;

public sealed class ConversationSpecs(TaughtCurriculum curriculum)
{
    private static readonly string Folder = Repository.PathOf("dialogs", "conversations");

    public static TheoryData<string> Names() => [.. ConversationFile.NamesIn(Folder)];

    [Theory, MemberData(nameof(Names))]
    public async Task Played_to_the_tutor(string name)
    {
        var conversation = ConversationFile.Read(Folder, name);
        await using var stage = new TutorStage(curriculum, conversation.InChannel);
        await ConversationPlayer.PlayAsync(conversation, stage, TestContext.Current.CancellationToken);
    }
}
