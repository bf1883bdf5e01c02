using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ResponsibilityBot.Host.Items;

/// <summary>Items as a content package of IMS QTI 2.1: one file an item, a test with a section for each row, and the manifest.</summary>
/// <remarks>Source: https://www.imsglobal.org/question/qtiv2p1/imsqti_intgv2p1.html.</remarks>
internal static class QtiPackage
{
    private const string TestFile = "test.xml";
    private const string Title = "Shared responsibility";

    private static readonly XNamespace Packaging = "http://www.imsglobal.org/xsd/imscp_v1p1";

    /// <summary>The earliest moment that such files know, so that equal items give equal bytes.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XmlWriterSettings Layout = new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(CourseItems items)
    {
        using var file = new MemoryStream();
        using (var package = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(package, "imsmanifest.xml", Manifest(items));
            Add(package, TestFile, Test(items));
            foreach (var item in items.Topics.SelectMany(topic => topic.Items))
                Add(package, FileOf(item.Id), QtiItem.Of(item));
        }

        return file.ToArray();
    }

    private static string FileOf(string id) => $"items/{id}.xml";

    private static void Add(ZipArchive package, string name, XDocument document)
    {
        var entry = package.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        using var writer = XmlWriter.Create(stream, Layout);
        document.Save(writer);
    }

    private static XDocument Manifest(CourseItems items)
    {
        var all = items.Topics.SelectMany(topic => topic.Items).ToList();
        return new(new XElement(
            Packaging + "manifest",
            new XAttribute("identifier", "responsibilitybot"),
            new XElement(Packaging + "metadata", new XElement(Packaging + "schema", "QTIv2.1 Package"), new XElement(Packaging + "schemaversion", "1.0.0")),
            new XElement(Packaging + "organizations"),
            new XElement(
                Packaging + "resources",
                Resource("test", "imsqti_test_xmlv2p1", TestFile, all.Select(item => new XElement(Packaging + "dependency", new XAttribute("identifierref", QtiItem.Name(item.Id))))),
                all.Select(item => Resource(QtiItem.Name(item.Id), "imsqti_item_xmlv2p1", FileOf(item.Id), [])))));
    }

    private static XElement Resource(string name, string type, string path, IEnumerable<XElement> needs) => new(
        Packaging + "resource",
        new XAttribute("identifier", name), new XAttribute("type", type), new XAttribute("href", path),
        new XElement(Packaging + "file", new XAttribute("href", path)),
        needs);

    private static XDocument Test(CourseItems items) => new(new XElement(
        QtiItem.Qti + "assessmentTest",
        new XAttribute("identifier", "responsibilitybot"), new XAttribute("title", Title),
        new XElement(
            QtiItem.Qti + "testPart",
            new XAttribute("identifier", "all"), new XAttribute("navigationMode", "nonlinear"), new XAttribute("submissionMode", "individual"),
            items.Topics.Select(topic => new XElement(
                QtiItem.Qti + "assessmentSection",
                new XAttribute("identifier", topic.Id), new XAttribute("title", CourseItems.Line(topic.Name)), new XAttribute("visible", "true"),
                topic.Items.Select(item => new XElement(
                    QtiItem.Qti + "assessmentItemRef", new XAttribute("identifier", QtiItem.Name(item.Id)), new XAttribute("href", FileOf(item.Id)))))))));
}
