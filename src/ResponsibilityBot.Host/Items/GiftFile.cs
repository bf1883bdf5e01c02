using System.Globalization;
using System.Text;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Host.Items;

/// <summary>Items in GIFT, which Moodle reads.</summary>
/// <remarks>Source: https://docs.moodle.org/en/GIFT_format.</remarks>
internal static class GiftFile
{
    /// <summary>All signs that mean something.</summary>
    private const string Signs = @"\~=#{}:";

    /// <summary>Categories are not unescaped, and a slash begins another one.</summary>
    private const string CategoryParent = "Shared responsibility";

    /// <summary>The file's bytes: UTF-8. Equal items give equal bytes.</summary>
    public static byte[] Write(CourseItems items)
    {
        var text = new StringBuilder();
        foreach (var topic in items.Topics)
        {
            text.Append(CultureInfo.InvariantCulture, $"$CATEGORY: {CategoryParent}/{Category(topic.Name)}\n\n");
            foreach (var item in topic.Items)
                Append(text, item);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Append(StringBuilder text, Item item)
    {
        // The id lets Moodle know an item again; the format keeps it from reading markup in the words.
        text.Append(CultureInfo.InvariantCulture, $"// [id:{item.Id}] [tag:{item.Topic}]\n::{Escape(item.Id)}::[plain]{Escape(item.Prompt)} {{");
        if (IsTruth(item))
            AppendTruth(text, item);
        else
            text.AppendJoin("", item.Options.Select(option => $"\n\t{Choice(item, option)}"));
        text.Append("\n\t####").AppendJoin(' ', CourseItems.Reasons(item).Concat(CourseItems.Citations(item)).Select(Escape)).Append("\n}\n\n");
    }

    /// <summary>An author may have other words for true and false; then they are two choices.</summary>
    private static bool IsTruth(Item item) => item.Kind == ItemKind.TrueFalse && item.Options.All(option => option.Text is "True" or "False");

    /// <summary>What is true, then what is said to a wrong answer and to a right one.</summary>
    private static void AppendTruth(StringBuilder text, Item item)
    {
        var (right, wrong) = (item.Options.First(option => option.IsRight), item.Options.First(option => !option.IsRight));
        text.Append(CultureInfo.InvariantCulture, $"{right.Text.ToUpperInvariant()}#{Escape(wrong.Why)}#{Escape(right.Why)}");
    }

    private static string Choice(Item item, ItemOption option) => item.Kind switch
    {
        ItemKind.Sort => $"={Escape(option.Text)} -> {Escape(CourseItems.OwnerOf(option))}",
        // A wrong choice takes back a right one, as here.
        ItemKind.SeveralRight => $"~%{(option.IsRight ? "" : "-")}{Share(item)}%{Escape(option.Text)}#{Escape(option.Why)}",
        _ => $"{(option.IsRight ? '=' : '~')}{Escape(option.Text)}#{Escape(option.Why)}",
    };

    /// <summary>What a right choice is worth: in hundredths, with as many digits as Moodle's own list of marks has.</summary>
    private static string Share(Item item) => (100.0 / item.Key.Count()).ToString("0.#####", CultureInfo.InvariantCulture);

    /// <summary>An arrow stands between a duty and its owner, and nothing escapes it: in words it is another sign.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var sign in CourseItems.Line(text).Replace("->", "→", StringComparison.Ordinal))
            (Signs.Contains(sign) ? escaped.Append('\\') : escaped).Append(sign);
        return escaped.ToString();
    }

    private static string Category(string name) => CourseItems.Line(new string([.. name.Select(sign => Signs.Contains(sign) || sign == '/' ? ' ' : sign)]));
}
