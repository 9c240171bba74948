using Spectre.Console;

namespace BackupScheduler.Cli.Output;

/// <summary>Where a command writes: results to <see cref="Out"/>, progress and errors to <see cref="Error"/>.</summary>
internal sealed class Terminal
{
    // In a file or a pipe a table is as wide as it needs to be: nothing is cut off.
    private const int WidthWithoutTerminal = 4096;
    private readonly bool _isTerminal;

    /// <summary>Writers that are no terminal: neither width nor colour.</summary>
    /// <param name="output">Results.</param>
    /// <param name="error">Progress and errors.</param>
    /// <param name="answers">Somebody who answers questions; null for nobody.</param>
    /// <param name="width">The columns of a table; null for as many as it needs.</param>
    public Terminal(TextWriter output, TextWriter error, TextReader? answers = null, int? width = null)
        : this(output, error, isTerminal: false, new Progress(error, isTerminal: false)) => (Answers, Width) = (answers, width ?? WidthWithoutTerminal);

    private Terminal(TextWriter output, TextWriter error, bool isTerminal, Progress progress) =>
        (Out, Error, _isTerminal, Progress, Width) = (output, error, isTerminal, progress, isTerminal ? AnsiConsole.Profile.Width : WidthWithoutTerminal);

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    /// <summary>How many columns there are to write to.</summary>
    public int Width { get; }

    public Progress Progress { get; }

    /// <summary>Somebody who sees what is asked on <see cref="Error"/> and can answer; null where nobody does.</summary>
    public TextReader? Answers { get; private init; }

    /// <summary>The process's own.</summary>
    public static Terminal OfProcess() => new(
        Console.Out, Console.Error, !Console.IsOutputRedirected, new Progress(Console.Error, !Console.IsErrorRedirected))
    {
        Answers = Console.IsInputRedirected || Console.IsErrorRedirected ? null : Console.In,
    };

    public void Write(Table table)
    {
        var settings = new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Out) };
        if (!_isTerminal) (settings.Ansi, settings.ColorSystem) = (AnsiSupport.No, ColorSystemSupport.NoColors);
        var console = AnsiConsole.Create(settings);
        if (!_isTerminal) console.Profile.Width = Width;
        console.Write(table);
    }
}
