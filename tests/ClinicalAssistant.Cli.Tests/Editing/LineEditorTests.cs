using ClinicalAssistant.Cli.Chat.Editing;

namespace ClinicalAssistant.Cli.Tests.Editing;

public sealed class LineEditorTests
{
    [Fact]
    public void What_is_typed_is_read_and_shown_behind_the_prompt()
    {
        var typist = new Typist().Type("chest pain\n");
        Assert.Equal("chest pain", typist.Read().Text);
        Assert.Equal("> chest pain", typist.Screen.Rows[0]);
    }

    [Fact]
    public void The_cursor_keys_move_within_the_line()
    {
        var typist = new Typist().Type("chst pain").Key(ConsoleKey.Home).Key(ConsoleKey.RightArrow).Key(ConsoleKey.RightArrow).Type("e")
            .Key(ConsoleKey.End).Type("!").Key(ConsoleKey.Backspace).Key(ConsoleKey.LeftArrow).Key(ConsoleKey.Delete).Type("n\n");
        Assert.Equal("chest pain", typist.Read().Text);
    }

    [Fact]
    public void The_usual_control_keys_work()
    {
        Assert.Equal("second", new Typist().Type("first").Key(ConsoleKey.U, control: true).Type("second\n").Read().Text);
        Assert.Equal("fever cough", new Typist().Type("fever rash").Key(ConsoleKey.W, control: true).Type("cough\n").Read().Text);
        Assert.Equal("a b", new Typist().Type("b").Key(ConsoleKey.A, control: true).Type("a ").Key(ConsoleKey.E, control: true).Type("\n").Read().Text);
        Assert.Equal("fe", new Typist().Type("fever").Key(ConsoleKey.A, control: true).Key(ConsoleKey.F, control: true).Key(ConsoleKey.F, control: true).Key(ConsoleKey.K, control: true).Type("\n").Read().Text);
    }

    [Fact]
    public void Arrow_up_brings_back_earlier_lines_and_arrow_down_what_was_begun()
    {
        var typist = new Typist().Type("first\n").Type("second\n").Type("beg").Key(ConsoleKey.UpArrow).Key(ConsoleKey.UpArrow).Type("\n")
            .Type("begun").Key(ConsoleKey.UpArrow).Key(ConsoleKey.DownArrow).Type("\n");
        Assert.Equal(["first", "second", "first", "begun"], Enumerable.Range(0, 4).Select(_ => typist.Read().Text));
    }

    [Fact]
    public void Pasted_text_of_several_lines_is_one_message()
    {
        Assert.Equal("BP 92/60\nHR 118\ncold", new Typist().MarkedPaste("BP 92/60\nHR 118\ncold\n").Type("\n").Read().Text);
        Assert.Equal("BP 92/60\nHR 118", new Typist().Paste("BP 92/60\nHR 118").Type("\n").Read().Text);
    }

    [Fact]
    public void A_long_line_wraps_without_leaving_traces_when_it_is_shortened()
    {
        var typist = new Typist(width: 20).Type(new string('a', 45)).Key(ConsoleKey.U, control: true).Type("short\n");
        Assert.Equal("short", typist.Read().Text);
        Assert.Equal(["> short", ""], typist.Screen.Rows);
    }

    [Fact]
    public void A_text_longer_than_the_screen_shows_the_rows_around_the_cursor()
    {
        var typist = new Typist(height: 4).MarkedPaste(string.Join('\n', Enumerable.Range(1, 30)));
        typist.Type("\n");
        Assert.EndsWith("\n30", typist.Read().Text, StringComparison.Ordinal);
        Assert.Equal(["28", "29", "30", ""], typist.Screen.Rows);
    }

    [Fact]
    public void A_character_of_several_code_units_is_removed_whole()
    {
        var typist = new Typist();
        typist.MarkedPaste("e\u0301x👩‍⚕️").Key(ConsoleKey.Backspace).Key(ConsoleKey.Backspace).Key(ConsoleKey.Backspace).Type("ok\n");
        Assert.Equal("ok", typist.Read().Text);
    }

    [Fact]
    public void Ctrl_c_empties_the_line_and_on_an_empty_one_interrupts_and_ctrl_d_ends()
    {
        Assert.Equal("b", new Typist().Type("a").Key(ConsoleKey.C, control: true).Type("b\n").Read().Text);
        Assert.Same(LineRead.Interrupt, new Typist().Key(ConsoleKey.C, control: true).Read());
        Assert.Same(LineRead.End, new Typist().Key(ConsoleKey.D, control: true).Read());
    }

    [Fact]
    public void Tab_completes_a_command()
    {
        Assert.Equal("/evidence 2", new Typist().Type("/ev").Key(ConsoleKey.Tab).Type("2\n").Read().Text);
    }

    [Fact]
    public void Without_single_keys_whole_lines_are_read()
    {
        var output = new StringWriter();
        var lines = new PlainLines(new StringReader("first\n"), output, echo: true);
        Assert.Equal("first", lines.Read("> ").Text);
        Assert.Same(LineRead.End, lines.Read("> "));
    }
}
