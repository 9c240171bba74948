using Spectre.Console;

namespace BackupScheduler.Cli.Output;

/// <summary>Where a command writes: results to <see cref="Out"/>, progress and errors to <see cref="Error"/>.</summary>
internal sealed class Terminal
{
    // In a file or a pipe a table is as wide as it needs to be: nothing is cut off.
    private const int WidthWithoutTerminal = 4096;
    private readonly bool _isTerminal;

    /// <summary>Writers that are no terminal: neither width nor colour.</summary>
    public Terminal(TextWriter output, TextWriter error)
        : this(output, error, isTerminal: false, new Progress(error, isTerminal: false))
    {
    }

    private Terminal(TextWriter output, TextWriter error, bool isTerminal, Progress progress) =>
        (Out, Error, _isTerminal, Progress) = (output, error, isTerminal, progress);

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    public Progress Progress { get; }

    /// <summary>The process's own.</summary>
    public static Terminal OfProcess() => new(
        Console.Out, Console.Error, !Console.IsOutputRedirected, new Progress(Console.Error, !Console.IsErrorRedirected));

    public void Write(Table table)
    {
        var settings = new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Out) };
        if (!_isTerminal) (settings.Ansi, settings.ColorSystem) = (AnsiSupport.No, ColorSystemSupport.NoColors);
        var console = AnsiConsole.Create(settings);
        if (!_isTerminal) console.Profile.Width = WidthWithoutTerminal;
        console.Write(table);
    }
}
