using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>
/// A JSON object that is made once and written once: parts of a card, and the message around it. A value is a string, a number, true or false,
/// an element, a list of elements, or an array of any of them. A card has some hundred of them, for which the tree of System.Text.Json takes four times as long.
/// </summary>
internal sealed class Element
{
    /// <summary>What JSON in ASCII leaves as it is.</summary>
    private static readonly SearchValues<char> Unescaped =
        SearchValues.Create(" !#$%()*,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~");

    private (string Name, object? Value)[] parts = new (string, object?)[4];
    private int count;

    /// <summary>The value of a name, or null; a name that is set again keeps its place.</summary>
    public object? this[string name]
    {
        get => IndexOf(name) is >= 0 and var at ? parts[at].Value : null;
        set
        {
            var at = IndexOf(name);
            if (at < 0)
            {
                if (count == parts.Length)
                    Array.Resize(ref parts, count * 2);
                at = count++;
            }

            parts[at] = (name, value);
        }
    }

    /// <summary>Writes it as JSON.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in parts.AsSpan(0, count))
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    /// <summary>The most characters that it can have as JSON, which is what JSON in ASCII has. It is counted without being written.</summary>
    public int LengthInAscii()
    {
        var length = 2;
        foreach (var (name, value) in parts.AsSpan(0, count))
            length += name.Length + 4 + LengthInAscii(value);
        return length;
    }

    /// <summary>The same as a tree that can be looked into.</summary>
    public JsonObject ToNode()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
            Write(writer);
        return JsonNode.Parse(bytes.WrittenSpan)?.AsObject() ?? [];
    }

    private int IndexOf(string name)
    {
        for (var at = 0; at < count; at++)
        {
            if (parts[at].Name == name)
                return at;
        }

        return -1;
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case Element part:
                part.Write(writer);
                break;
            case List<Element> elements:
                writer.WriteStartArray();
                foreach (var element in elements)
                    element.Write(writer);
                writer.WriteEndArray();
                break;
            case Array items:
                writer.WriteStartArray();
                foreach (var item in items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                throw new UnreachableException($"no JSON for {value.GetType().Name}");
        }
    }

    private static int LengthInAscii(object? value)
    {
        switch (value)
        {
            case string text:
                return 2 + text.Length + (5 * Escapes(text));
            case Element element:
                return element.LengthInAscii();
            case List<Element> elements:
                return 2 + elements.Count + elements.Sum(each => each.LengthInAscii());
            case Array items:
                return 2 + items.Length + items.Cast<object?>().Sum(LengthInAscii);
            case int number:
                return number.ToString(CultureInfo.InvariantCulture).Length;
            default:
                return "false".Length;
        }
    }

    /// <summary>How many characters may be written as six.</summary>
    private static int Escapes(ReadOnlySpan<char> text)
    {
        var escapes = 0;
        while (text.IndexOfAnyExcept(Unescaped) is >= 0 and var at)
        {
            escapes++;
            text = text[(at + 1)..];
        }

        return escapes;
    }
}
