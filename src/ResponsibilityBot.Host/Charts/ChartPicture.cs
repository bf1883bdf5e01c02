using System.Globalization;
using ScottPlot;
using BarChart = ResponsibilityBot.Tutoring.Scores.BarChart;

namespace ResponsibilityBot.Host.Charts;

/// <summary>Draws charts. The font comes with the program, so that the picture is the same on every machine.</summary>
internal sealed class ChartPicture
{
    /// <summary>Pixels: twice what a card shows, for screens that are fine.</summary>
    private const int Width = 1000;

    private const int BarHeight = 74;
    private const int Around = 100;

    /// <summary>Characters of a label; more would leave no room for bars. The text beside the picture has all of them.</summary>
    private const int LongestLabel = 22;

    private const float TextSize = 26;

    /// <summary>Blue for the own team, grey-blue for the others: at least 3 to 1 on white.</summary>
    private static readonly Color Own = Color.FromHex("#1F5FBF");
    private static readonly Color Other = Color.FromHex("#7A8CA3");
    private static readonly Color Ink = Color.FromHex("#1B1F24");

    private readonly string family = "DejaVu Sans";

    public ChartPicture(IWebHostEnvironment environment)
    {
        if (environment.WebRootFileProvider.GetFileInfo("vendor/DejaVuSans.ttf") is { Exists: true, PhysicalPath: { } file })
            Fonts.AddFontFile(family, file);
    }

    /// <summary>The picture as PNG.</summary>
    public byte[] Draw(BarChart chart)
    {
        using var plot = new Plot();
        var shown = chart.Bars.Take(BarChart.MostBars).ToList();
        var bars = plot.Add.Bars(shown.Select((bar, index) => new Bar
        {
            Position = shown.Count - index,
            Value = bar.Value,
            Label = bar.Value.ToString("0.0", CultureInfo.InvariantCulture),
            FillColor = bar.IsOwn ? Own : Other,
            LineWidth = 0,
            Size = 0.7,
        }).ToList());
        bars.Horizontal = true;
        bars.ValueLabelStyle.FontSize = TextSize;
        bars.ValueLabelStyle.ForeColor = Ink;
        plot.Font.Set(family);
        bars.ValueLabelStyle.FontName = family;
        plot.Axes.Left.SetTicks([.. shown.Select((_, index) => (double)(shown.Count - index))], [.. shown.Select(bar => Short(bar.Label))]);
        plot.Axes.Left.TickLabelStyle.FontSize = TextSize;
        plot.Axes.Left.TickLabelStyle.ForeColor = Ink;
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.Bottom.IsVisible = false;
        plot.Axes.Right.IsVisible = false;
        plot.Axes.Top.IsVisible = false;
        plot.Axes.SetLimits(0, Math.Max(1, shown.Select(bar => bar.Value).DefaultIfEmpty().Max()) * 1.15, 0.4, shown.Count + 0.6);
        plot.HideGrid();
        plot.Title(chart.Title, TextSize + 4);
        return plot.GetImage(Width, Around + (BarHeight * Math.Max(1, shown.Count))).GetImageBytes(ImageFormat.Png);
    }

    private static string Short(string label)
    {
        var text = new StringInfo(label);
        return text.LengthInTextElements <= LongestLabel ? label : text.SubstringByTextElements(0, LongestLabel - 1) + "…";
    }
}
