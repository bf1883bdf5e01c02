using System.Globalization;
using System.Xml.Linq;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Host.Items;

/// <summary>An item in IMS QTI 2.1.</summary>
/// <remarks>Source: https://www.imsglobal.org/question/qtiv2p1/imsqti_infov2p1.html.</remarks>
internal static class QtiItem
{
    /// <summary>The namespace of items and tests.</summary>
    public static readonly XNamespace Qti = "http://www.imsglobal.org/xsd/imsqti_v2p1";

    private const string Response = "RESPONSE", Score = "SCORE", Feedback = "FEEDBACK", Solution = "SOLUTION", Sources = "sources";

    /// <summary>What items and choices are called there: names may not begin with a digit.</summary>
    public static string Name(string id) => $"i-{id}";

    /// <summary>The item's document.</summary>
    public static XDocument Of(Item item) => new(
        new XElement(
            Qti + "assessmentItem",
            new XAttribute("identifier", Name(item.Id)), new XAttribute("title", CourseItems.Line(item.Prompt)), new XAttribute("adaptive", "false"), new XAttribute("timeDependent", "false"),
            Declaration(item),
            Outcome(Score, "single", "float", "0"),
            item.Kind == ItemKind.Sort ? null : Outcome(Feedback, Cardinality(item), "identifier", null),
            Outcome(Solution, "single", "identifier", null),
            new XElement(Qti + "itemBody", item.Kind == ItemKind.Sort ? Matching(item) : Choices(item)),
            Processing(item),
            item.Kind == ItemKind.Sort ? [] : item.Options.Select(option => Said(Feedback, Name(option.Id), [option.Why])),
            Said(Solution, Sources, CourseItems.Reasons(item).Concat(CourseItems.Citations(item)))));

    private static string Cardinality(Item item) => item.Kind is ItemKind.SeveralRight or ItemKind.Sort ? "multiple" : "single";

    private static XElement Declaration(Item item)
    {
        var right = item.Key.Select(option => item.Kind == ItemKind.Sort ? Pair(option) : Name(option.Id));
        return new(
            Qti + "responseDeclaration",
            new XAttribute("identifier", Response), new XAttribute("cardinality", Cardinality(item)), new XAttribute("baseType", item.Kind == ItemKind.Sort ? "directedPair" : "identifier"),
            new XElement(Qti + "correctResponse", right.Select(value => new XElement(Qti + "value", value))),
            Mapping(item));
    }

    /// <summary>Marks for a part of it: each duty by itself; of several choices a wrong one takes back a right one.</summary>
    private static XElement? Mapping(Item item)
    {
        if (Cardinality(item) == "single")
            return null;
        var share = 1.0 / item.Key.Count();
        return new(
            Qti + "mapping",
            new XAttribute("lowerBound", "0"), new XAttribute("upperBound", "1"), new XAttribute("defaultValue", "0"),
            item.Options.Select(option => new XElement(
                Qti + "mapEntry",
                new XAttribute("mapKey", item.Kind == ItemKind.Sort ? Pair(option) : Name(option.Id)),
                new XAttribute("mappedValue", (option.IsRight ? share : -share).ToString("R", CultureInfo.InvariantCulture)))));
    }

    private static XElement Outcome(string name, string cardinality, string type, string? value) => new(
        Qti + "outcomeDeclaration",
        new XAttribute("identifier", name), new XAttribute("cardinality", cardinality), new XAttribute("baseType", type),
        value is null ? null : new XElement(Qti + "defaultValue", new XElement(Qti + "value", value)));

    private static XElement Choices(Item item) => new(
        Qti + "choiceInteraction",
        new XAttribute("responseIdentifier", Response), new XAttribute("shuffle", item.Kind == ItemKind.TrueFalse ? "false" : "true"),
        // None is as many as one likes.
        new XAttribute("maxChoices", item.Kind == ItemKind.SeveralRight ? "0" : "1"),
        new XElement(Qti + "prompt", CourseItems.Line(item.Prompt)),
        item.Options.Select(option => new XElement(Qti + "simpleChoice", new XAttribute("identifier", Name(option.Id)), CourseItems.Line(option.Text))));

    private static XElement Matching(Item item) => new(
        Qti + "matchInteraction",
        new XAttribute("responseIdentifier", Response), new XAttribute("shuffle", "false"), new XAttribute("maxAssociations", item.Options.Count),
        new XElement(Qti + "prompt", CourseItems.Line(item.Prompt)),
        new XElement(Qti + "simpleMatchSet", item.Options.Select(option => Associable(Name(option.Id), option.Text, 1))),
        new XElement(Qti + "simpleMatchSet", ShownItem.Of(item, 0).Bins.Select(owner => Associable(OwnerName(owner), Tutoring.Turns.PlainText.Name(owner), item.Options.Count))));

    private static XElement Associable(string name, string text, int most) => new(
        Qti + "simpleAssociableChoice", new XAttribute("identifier", name), new XAttribute("matchMax", most), CourseItems.Line(text));

    private static string Pair(ItemOption option) => $"{Name(option.Id)} {OwnerName(option.Belongs ?? Tutoring.Knowledge.Owner.Shared)}";

    private static string OwnerName(Tutoring.Knowledge.Owner owner) => Tutoring.Knowledge.Words.Of(owner);

    /// <summary>
    /// What is marked, by the rules of the specification's own templates, and what is said to each choice and of the whole. No template is named: a player that knows one
    /// takes its rules in the place of these, and then says nothing.
    /// </summary>
    private static XElement Processing(Item item)
    {
        var isMapped = Cardinality(item) == "multiple";
        var given = Variable(Response);
        return new(
            Qti + "responseProcessing",
            new XElement(
                Qti + "responseCondition",
                new XElement(
                    Qti + "responseIf",
                    isMapped ? new XElement(Qti + "isNull", given) : new XElement(Qti + "match", given, new XElement(Qti + "correct", new XAttribute("identifier", Response))),
                    Set(Score, Value("float", isMapped ? "0" : "1"))),
                new XElement(
                    Qti + "responseElse",
                    Set(Score, isMapped ? new XElement(Qti + "mapResponse", new XAttribute("identifier", Response)) : Value("float", "0")))),
            item.Kind == ItemKind.Sort ? null : Set(Feedback, Variable(Response)),
            Set(Solution, Value("identifier", Sources)));
    }

    private static XElement Variable(string name) => new(Qti + "variable", new XAttribute("identifier", name));

    private static XElement Value(string type, string value) => new(Qti + "baseValue", new XAttribute("baseType", type), value);

    private static XElement Set(string name, XElement value) => new(Qti + "setOutcomeValue", new XAttribute("identifier", name), value);

    private static XElement Said(string outcome, string name, IEnumerable<string> lines) => new(
        Qti + "modalFeedback",
        new XAttribute("outcomeIdentifier", outcome), new XAttribute("identifier", name), new XAttribute("showHide", "show"),
        lines.Select(line => new XElement(Qti + "p", CourseItems.Line(line))));
}
