using System.Globalization;
using System.Runtime.InteropServices;
using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Content;

/// <summary>Takes the lines of a file of what was learned, one after the other.</summary>
/// <param name="file">The file's name, for errors.</param>
/// <param name="isLabel">Which words may be labels.</param>
/// <param name="length">How long the file is at most, in bytes; 0 where nobody knows.</param>
internal sealed class LearnedLines(string file, Func<string, bool> isLabel, long length)
{
    public const string Labels = "labels";
    public const string Step = "step";
    public const string Bias = "bias";
    public const string LabelBias = "label-bias";
    public const string Output = "output";

    private readonly List<float[]> outputs = [];
    private string[] labels = [];
    private float step;
    private float[] bias = [];
    private float[] labelBias = [];
    private LearnedNetwork.Builder? features;
    private sbyte[] vector = [];
    private int number;

    /// <summary>Takes the next line.</summary>
    /// <exception cref="FormatException">It is wrong; the message names it.</exception>
    public void Take(ReadOnlySpan<char> line)
    {
        number++;
        var tab = line.IndexOf('\t');
        if (tab < 1)
            throw Wrong("write a name, a tab and what belongs to it");
        if (features is null)
            TakeUpper(line[..tab], line[(tab + 1)..]);
        else
            TakeFeature(features, line[..tab], line[(tab + 1)..]);
    }

    /// <summary>All of it.</summary>
    /// <exception cref="FormatException">There were too few lines, or a feature stands twice.</exception>
    public LearnedNetwork Build()
    {
        try
        {
            return (features ?? throw Wrong($"the line of {Expected(number)} is missing")).Build();
        }
        catch (ArgumentException error)
        {
            throw Wrong(error.Message);
        }
    }

    /// <summary>What the line after so many others begins with, while they tell of the upper layer.</summary>
    private static string Expected(int taken) => taken switch { 0 => Labels, 1 => Step, 2 => Bias, 3 => LabelBias, _ => Output };

    private void TakeUpper(ReadOnlySpan<char> name, ReadOnlySpan<char> text)
    {
        var expected = Expected(number - 1);
        if (!name.SequenceEqual(expected))
            throw Wrong($"'{name}' stands where {expected} belongs");
        switch (number)
        {
            case 1:
                labels = text.ToString().Split(' ');
                if (Array.Find(labels, label => !isLabel(label)) is { } wrong)
                    throw Wrong($"'{wrong}' is no label");
                break;
            case 2:
                step = Numbers(text, 1)[0];
                break;
            case 3:
                bias = Numbers(text, null);
                break;
            case 4:
                labelBias = Numbers(text, labels.Length);
                break;
            default:
                outputs.Add(Numbers(text, bias.Length));
                break;
        }

        if (outputs.Count == labels.Length)
            (features, vector) = (new(new(labels, step, bias, labelBias, outputs), BytesOf(length)), new sbyte[bias.Length]);
    }

    /// <summary>How many bytes so many characters of Base64 stand for.</summary>
    private static int BytesOf(long characters) => (int)(characters / 4 * 3);

    private void TakeFeature(LearnedNetwork.Builder into, ReadOnlySpan<char> name, ReadOnlySpan<char> text)
    {
        if (!Convert.TryFromBase64Chars(text, MemoryMarshal.AsBytes(vector.AsSpan()), out var length) || length != vector.Length)
            throw Wrong($"the vector of '{name}' is not {vector.Length} bytes as Base64");
        into.Add(name, vector);
    }

    private float[] Numbers(ReadOnlySpan<char> text, int? count)
    {
        var numbers = new List<float>();
        foreach (var part in text.Split(' '))
        {
            if (!float.TryParse(text[part], NumberStyles.Float, CultureInfo.InvariantCulture, out var one) || !float.IsFinite(one))
                throw Wrong($"'{text[part]}' is no number");
            numbers.Add(one);
        }

        return count is null || numbers.Count == count ? [.. numbers] : throw Wrong($"there are {numbers.Count} numbers, and {count} belong here");
    }

    private FormatException Wrong(string what) => new($"{file}:{number}: {what}; train writes this file");
}
