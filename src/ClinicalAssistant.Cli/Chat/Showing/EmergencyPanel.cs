using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using Spectre.Console;

namespace ClinicalAssistant.Cli.Chat.Showing;

/// <summary>The emergency notice, before anything else and not to be overlooked.</summary>
internal static class EmergencyPanel
{
    public static void Show(IAnsiConsole console, Escalated escalated)
    {
        var words = escalated.Recorded ? escalated.Notice : escalated.Notice + "\n(This notice is not on record.)";
        console.Write(new Panel(new Text(Printable.Text(words), new Style(decoration: Decoration.Bold)))
        {
            Header = new PanelHeader(" EMERGENCY "),
            Border = BoxBorder.Heavy,
            BorderStyle = new Style(Color.Red, decoration: Decoration.Bold),
            Padding = new Padding(1, 0),
            Expand = true,
        });
    }
}
