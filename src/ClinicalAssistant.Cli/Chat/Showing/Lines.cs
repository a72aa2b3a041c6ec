using ClinicalAssistant.Cli.Running;
using Spectre.Console;

namespace ClinicalAssistant.Cli.Chat.Showing;

/// <summary>Lines of the chat. Everything goes out as plain text, never as markup: <c>[1]</c> is a citation here, not a style.</summary>
internal static class Lines
{
    public static readonly Style DimStyle = new(decoration: Decoration.Dim);
    public static readonly Style BoldStyle = new(decoration: Decoration.Bold);
    public static readonly Style WarningStyle = new(Color.Yellow);
    public static readonly Style CitationStyle = new(Color.Aqua);

    public static void Plain(this IAnsiConsole console, string text) => console.Line(text, Style.Plain);

    public static void Dim(this IAnsiConsole console, string text) => console.Line(text, DimStyle);

    public static void Bold(this IAnsiConsole console, string text) => console.Line(text, BoldStyle);

    public static void Warning(this IAnsiConsole console, string text) => console.Line(text, WarningStyle);

    public static void Line(this IAnsiConsole console, string text, Style style) => console.Write(new Text(Printable.Text(text) + "\n", style));
}
