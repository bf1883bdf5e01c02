using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.EndToEnd.Workloads;
using ResponsibilityBot.Host.Items;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.EndToEnd.Items;

/// <summary>Items for learning platforms, read by programs that we did not write.</summary>
public sealed class CourseItemSpecs : IDisposable
{
    private const string Nasty = """~ = # { } : \ :: -> %50% // <b>&amp;</b> [html] $x$ "quoted" 'é' 漢 \n \= ####""";
    private static readonly Lazy<XmlSchemaSet> Schema = new(() =>
    {
        var schemas = new XmlSchemaSet();
        using var reader = XmlReader.Create(Repository.PathOf("tests", "ResponsibilityBot.EndToEnd", "Items", "qti.xsd"));
        schemas.Add(null, reader);
        return schemas;
    });

    private readonly string folder = Directory.CreateTempSubdirectory("items-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_parser_of_GIFT_finds_every_item_with_its_words_marks_and_reasons()
    {
        var items = CourseItems.Of(CommittedContent.Curriculum.Table, All());
        var read = await ParseAsync(GiftFile.Write(items));
        Assert.Equal(items.Topics.Count, read.Count(question => question.Type == "Category"));
        var questions = read.Where(question => question.Type != "Category").ToList();
        var expected = items.Topics.SelectMany(topic => topic.Items).ToList();
        Assert.True(expected.Count > 1800);
        Assert.Equal(expected.Select(item => item.Id), questions.Select(question => question.Title ?? ""));
        foreach (var (item, question) in expected.Zip(questions))
            Agrees(item, question);
    }

    [Theory]
    [InlineData(ItemKind.SingleChoice)]
    [InlineData(ItemKind.SeveralRight)]
    [InlineData(ItemKind.TrueFalse)]
    [InlineData(ItemKind.Sort)]
    [InlineData(ItemKind.Move)]
    public async Task Signs_that_mean_something_in_GIFT_are_read_as_they_stand(ItemKind kind)
    {
        var item = Made(kind, Nasty);
        var read = await ParseAsync(GiftFile.Write(CourseItems.Of(CommittedContent.Curriculum.Table, [item])));
        Agrees(item, Assert.Single(read, question => question.Type != "Category"));
    }

    [Fact]
    public async Task Lines_and_slashes_in_words_end_neither_a_question_nor_a_category()
    {
        var item = Made(ItemKind.SingleChoice, "first\r\n\n// second\n\t::third");
        var file = GiftFile.Write(new([new("backup-and-restore", "A/B: {c}\n\nd", [item])], new Dictionary<ItemKind, int>()));
        Assert.StartsWith("$CATEGORY: Shared responsibility/A B c d\n\n", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Agrees(item, Assert.Single(await ParseAsync(file), question => question.Type != "Category"));
    }

    [Fact]
    public void Equal_items_give_equal_files_in_whatever_order_they_come()
    {
        var (one, other) = (CourseItems.Of(CommittedContent.Curriculum.Table, All()), CourseItems.Of(CommittedContent.Curriculum.Table, All().Reverse()));
        Assert.Equal(GiftFile.Write(one), GiftFile.Write(other));
        Assert.Equal(QtiPackage.Write(one), QtiPackage.Write(other));
    }

    [Fact]
    public void Steps_in_an_order_are_left_out_and_counted()
    {
        var items = CourseItems.Of(CommittedContent.Curriculum.Table, [Made(ItemKind.Order, "one"), Made(ItemKind.TrueFalse, "one")]);
        Assert.Equal((1, 1), (items.Count, items.LeftOut[ItemKind.Order]));
    }

    [Fact]
    public void The_package_holds_a_file_for_each_item_and_all_that_it_names()
    {
        var items = CourseItems.Of(CommittedContent.Curriculum.Table, All());
        using var package = new ZipArchive(new MemoryStream(QtiPackage.Write(items)));
        var files = package.Entries.ToDictionary(entry => entry.FullName, Load, StringComparer.Ordinal);
        Assert.Equal(items.Count + 2, files.Count);
        var named = files["imsmanifest.xml"].Descendants().Where(element => element.Name.LocalName == "resource").Select(resource => (string?)resource.Attribute("href") ?? "");
        Assert.Equal(files.Keys.Where(name => name != "imsmanifest.xml").Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        var asked = files["test.xml"].Descendants(QtiItem.Qti + "assessmentItemRef").Select(reference => (string?)reference.Attribute("href") ?? "");
        Assert.Equal(files.Keys.Where(name => name.StartsWith("items/", StringComparison.Ordinal)).Order(StringComparer.Ordinal), asked.Order(StringComparer.Ordinal));
        foreach (var item in items.Topics.SelectMany(topic => topic.Items))
            Agrees(item, files[$"items/{item.Id}.xml"]);
        Assert.Empty(files.Where(file => file.Key != "imsmanifest.xml").SelectMany(file => Problems(file.Value).Select(problem => $"{file.Key}: {problem}")).Take(10));
    }

    /// <summary>Each of these a platform would stumble over.</summary>
    [Theory]
    [InlineData("identifier=\"i-made-item\"", "identifier=\"0-made-item\"")]
    [InlineData(" lowerBound=\"0\"", "")]
    [InlineData("outcomeIdentifier=\"SOLUTION\"", "outcomeIdentifier=\"NOBODY\"")]
    [InlineData("<prompt>", "<prompt/><prompt>")]
    [InlineData("identifier=\"i-0b\"", "identifier=\"i-0a\"")]
    public void The_schema_that_the_files_are_held_to_finds_what_is_wrong(string right, string wrong)
    {
        var document = QtiItem.Of(Made(ItemKind.SeveralRight, "one"));
        Assert.Empty(Problems(document));
        var text = document.ToString();
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.NotEmpty(Problems(XDocument.Parse(text.Replace(right, wrong, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData(ItemKind.SingleChoice)]
    [InlineData(ItemKind.SeveralRight)]
    [InlineData(ItemKind.TrueFalse)]
    [InlineData(ItemKind.Sort)]
    public void Signs_that_mean_something_in_XML_are_read_as_they_stand(ItemKind kind)
    {
        var item = Made(kind, Nasty + "\u0001");
        using var package = new ZipArchive(new MemoryStream(QtiPackage.Write(CourseItems.Of(CommittedContent.Curriculum.Table, [item]))));
        var read = Load(package.GetEntry($"items/{item.Id}.xml") ?? throw new InvalidOperationException("no file"));
        Agrees(item, read);
        Assert.Empty(Problems(read));
    }

    [Fact]
    public async Task The_command_writes_what_is_asked_for_and_says_what_it_left_out()
    {
        var (exit, gift, said) = await BotCommand.RunAsync("export", "items", "--format", "gift", "--topic", "backup-and-restore", "--target", "aws", "--content", Repository.PathOf("dialogs"), $"--Storage:ConnectionString=Data Source={folder}/none.db");
        Assert.True(exit == 0, said);
        Assert.Single(Encoding.UTF8.GetString(gift).Split('\n'), line => line.StartsWith("$CATEGORY: Shared responsibility/", StringComparison.Ordinal));
        Assert.Contains("items are written.", said, StringComparison.Ordinal);
        Assert.Contains("There is no database yet", said, StringComparison.Ordinal);

        (exit, _, said) = await BotCommand.RunAsync("export", "items", "--format", "qti", "--topic", "backups", "--content", Repository.PathOf("dialogs"));
        Assert.Equal(2, exit);
        Assert.Contains("--topic backups: there is no row or family with this id", said, StringComparison.Ordinal);

        (exit, _, said) = await BotCommand.RunAsync("export", "items", "--format", "qti", "--flagged");
        Assert.Equal(2, exit);
        Assert.Contains("--flagged goes with csv and json", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenants_items_are_those_that_hold_there_without_what_was_put_aside()
    {
        await using var bot = new TestBot();
        var (patching, backup) = (ItemIds.OfFact("guest-os-patching", "amazon-ec2"), ItemIds.OfFact("backup-and-restore", "amazon-ec2"));
        var reported = All().First(item => item.Fact == patching).Id;
        await bot.Services.DecideAsync("tenant-1");
        await bot.Services.GetRequiredService<Database>().WriteAsync(
            sql => sql.Execute($"INSERT INTO item_reports (tenant, item, key, person, reported_at) VALUES ('tenant-1', {reported}, 'k', 'maria', 0)"), Cancel);
        var (own, said) = await IdsAsync("tenant-1");
        Assert.DoesNotContain(reported, own);
        // By contract the provider backs up Amazon EC2 there.
        Assert.DoesNotContain(All().Where(item => item.Fact == backup).Select(item => item.Id), id => own.Contains(id));
        Assert.Contains("So your organisation holds it until 2027-03-31 (Clause 7.2", said, StringComparison.Ordinal);
        var (others, _) = await IdsAsync("tenant-2");
        Assert.Equal(All().Where(item => item.Kind != ItemKind.Order).Select(item => item.Id).Order(StringComparer.Ordinal), others.Order(StringComparer.Ordinal));

        async Task<(IReadOnlyList<string> Ids, string Text)> IdsAsync(string tenant)
        {
            var (exit, gift, error) = await BotCommand.RunAsync(
                "export", "items", "--format", "gift", "--tenant", tenant, "--content", Repository.PathOf("dialogs"), $"--Storage:ConnectionString={bot.Services.GetRequiredService<IConfiguration>()["Storage:ConnectionString"]}");
            Assert.True(exit == 0, error);
            var text = Encoding.UTF8.GetString(gift);
            return ([.. text.Split('\n').Where(line => line.StartsWith("// [id:", StringComparison.Ordinal)).Select(line => line["// [id:".Length..line.IndexOf(']', StringComparison.Ordinal)])], text);
        }
    }

    private static IEnumerable<Item> All() => [.. CommittedContent.Curriculum.WrittenItems, .. ItemCompiler.Compile(CommittedContent.Curriculum.Table), .. CommittedContent.Curriculum.Drills.SelectMany(drill => new[] { drill.Owners, drill.Order })];

    /// <summary>An item full of some words.</summary>
    private static Item Made(ItemKind kind, string words) => new()
    {
        Id = "made-item",
        Kind = kind,
        Fact = "fact",
        Topic = "backup-and-restore",
        Prompt = $"Prompt {words}",
        Options = kind == ItemKind.TrueFalse
            ? [new("a", "True", false, $"No {words}"), new("b", "False", true, $"Yes {words}")]
            :
            [
                new("0a", $"First {words}", true, $"Right {words}") { Belongs = Owner.Provider, Place = 1 },
                new("0b", $"Second {words}", kind is ItemKind.SeveralRight or ItemKind.Sort, $"Also {words}") { Belongs = Owner.Customer, Place = 2 },
                new("0c", $"Third {words}", kind is ItemKind.SeveralRight or ItemKind.Sort, $"And {words}") { Belongs = Owner.Shared, Place = 3 },
                new("0d", $"Fourth {words}", kind is ItemKind.Sort, $"Wrong {words}") { Belongs = Owner.Customer, Place = 4 },
            ],
        Cells = [],
        Revision = "1",
        Sources = [new("s", $"Publisher {words}", "Title", new("https://example.com/a?b=c#d"), new(2026, 11, 1))],
    };

    private static void Agrees(Item item, Question question)
    {
        Assert.Equal((item.Id, "plain", Gift(item.Prompt)), (question.Id, question.Format, question.Stem));
        Assert.Equal([item.Topic], question.Tags);
        Assert.EndsWith(string.Join(' ', CourseItems.Citations(item).Select(Gift)), question.Sources, StringComparison.Ordinal);
        switch (item.Kind)
        {
            case ItemKind.TrueFalse:
                var isTrue = item.Key.Single().Text == "True";
                Assert.Equal(("TF", isTrue), (question.Type, question.IsTrue));
                // Moodle says the first to a wrong answer and the second to a right one.
                Assert.Equal(Gift(item.Options.First(option => !option.IsRight).Why), question.First);
                Assert.Equal(Gift(item.Options.First(option => option.IsRight).Why), question.Second);
                break;
            case ItemKind.Sort:
                Assert.Equal("Matching", question.Type);
                Assert.Equal(item.Options.Select(option => (Gift(option.Text), CourseItems.OwnerOf(option))), question.Pairs.Select(pair => (pair[0], pair[1])));
                Assert.All(item.Options, option => Assert.Contains(Gift(option.Why), question.Sources, StringComparison.Ordinal));
                break;
            default:
                Assert.Equal("MC", question.Type);
                Assert.Equal(item.Options.Select(option => (Gift(option.Text), Gift(option.Why))), question.Choices.Select(choice => (choice.Text, choice.Feedback)));
                if (item.Kind == ItemKind.SeveralRight)
                    Assert.All(item.Options.Zip(question.Choices), pair => Assert.Equal((pair.First.IsRight ? 100.0 : -100.0) / item.Key.Count(), pair.Second.Weight ?? 0, 4));
                else
                    Assert.Equal(item.Options.Select(option => option.IsRight), question.Choices.Select(choice => choice.IsCorrect));
                break;
        }
    }

    /// <summary>A text as it is read from GIFT, where an arrow cannot be escaped.</summary>
    private static string Gift(string text) => CourseItems.Line(text).Replace("->", "→", StringComparison.Ordinal);

    /// <summary>Words, key, marks and feedback of an item's document.</summary>
    private static void Agrees(Item item, XDocument document)
    {
        var root = document.Root ?? throw new InvalidOperationException("no root");
        Assert.Equal(CourseItems.Line(item.Prompt), root.Descendants(QtiItem.Qti + "prompt").Single().Value);
        var right = root.Descendants(QtiItem.Qti + "correctResponse").Single().Elements().Select(value => value.Value).ToList();
        var said = root.Elements(QtiItem.Qti + "modalFeedback").ToDictionary(feedback => (string?)feedback.Attribute("identifier") ?? "", feedback => string.Join(' ', feedback.Elements().Select(line => line.Value)), StringComparer.Ordinal);
        Assert.EndsWith(string.Join(' ', CourseItems.Citations(item).Select(CourseItems.Line)), said["sources"], StringComparison.Ordinal);
        var mapped = root.Descendants(QtiItem.Qti + "mapEntry").ToDictionary(entry => (string?)entry.Attribute("mapKey") ?? "", entry => (double?)entry.Attribute("mappedValue"), StringComparer.Ordinal);
        if (item.Kind == ItemKind.Sort)
        {
            Assert.Equal(item.Options.Select(option => $"{QtiItem.Name(option.Id)} {Words.Of(option.Belongs ?? Owner.Shared)}"), right);
            Assert.Equal(item.Options.Select(option => CourseItems.Line(option.Text)), root.Descendants(QtiItem.Qti + "simpleMatchSet").First().Elements().Select(choice => choice.Value));
            Assert.All(mapped.Values, value => Assert.Equal(1.0 / item.Options.Count, value ?? 0, 5));
            return;
        }

        var choices = root.Descendants(QtiItem.Qti + "simpleChoice").ToDictionary(choice => (string?)choice.Attribute("identifier") ?? "", choice => choice.Value, StringComparer.Ordinal);
        Assert.Equal(item.Options.Select(option => (QtiItem.Name(option.Id), CourseItems.Line(option.Text))), choices.Select(choice => (choice.Key, choice.Value)));
        Assert.Equal(item.Key.Select(option => QtiItem.Name(option.Id)), right);
        Assert.All(item.Options, option => Assert.Equal(CourseItems.Line(option.Why), said[QtiItem.Name(option.Id)]));
        if (item.Kind == ItemKind.SeveralRight)
            Assert.All(item.Options, option => Assert.Equal((option.IsRight ? 1.0 : -1.0) / item.Key.Count(), mapped[QtiItem.Name(option.Id)] ?? 0, 5));
    }

    /// <summary>What is wrong with a document by <c>qti.xsd</c>.</summary>
    private static List<string> Problems(XDocument document)
    {
        var problems = new List<string>();
        document.Validate(Schema.Value, (_, found) => problems.Add(found.Message));
        return problems;
    }

    private static XDocument Load(ZipArchiveEntry entry)
    {
        using var file = entry.Open();
        return XDocument.Load(file);
    }

    private async Task<IReadOnlyList<Question>> ParseAsync(byte[] gift)
    {
        var file = Path.Combine(folder, "items.gift");
        await File.WriteAllBytesAsync(file, gift, Cancel);
        var (exit, output) = await Peers.RunAsync("node", ["gift.cjs", file], Cancel);
        Assert.True(exit == 0, output);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<Question>(line, JsonSerializerOptions.Web) ?? throw new JsonException(line))];
    }

    private sealed record Choice(string Text, bool IsCorrect, double? Weight, string Feedback);

    private sealed record Question(
        string Type, string? Id, string[] Tags, string? Title, string? Format, string? Stem, bool? IsTrue, Choice[] Choices, string[][] Pairs, string? First, string? Second, string? Sources);
}
