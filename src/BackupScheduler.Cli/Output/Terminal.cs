using Spectre.Console;

namespace BackupScheduler.Cli.Output;

/// <summary>Where a command writes: results to <see cref="Out"/>, progress and errors to <see cref="Error"/>.</summary>
internal sealed class Terminal
{
    // In a file or a pipe a table is as wide as it needs to be: nothing is cut off.
    private const int WidthWithoutTerminal = 4096;
    private readonly bool _isTerminal;
    private readonly int? _width;

    /// <summary>Writers that are no terminal: neither width nor colour.</summary>
    /// <param name="output">Results.</param>
    /// <param name="error">Progress and errors.</param>
    /// <param name="answers">Somebody who answers questions; null for nobody.</param>
<<<<<<< HEAD
    /// <param name="width">The columns of a table; null for as many as it needs.</param>
    public Terminal(TextWriter output, TextWriter error, TextReader? answers = null, int? width = null)
        : this(output, error, isTerminal: false, new Progress(error, isTerminal: false)) => (Answers, Width) = (answers, width ?? WidthWithoutTerminal);
=======
    /// <param name="width">How wide tables may be; null for as wide as they need to be.</param>
    public Terminal(TextWriter output, TextWriter error, TextReader? answers = null, int? width = null)
        : this(output, error, isTerminal: false, new Progress(error, isTerminal: false)) => (Answers, _width) = (answers, width);
>>>>>>> letters

    private Terminal(TextWriter output, TextWriter error, bool isTerminal, Progress progress) =>
        (Out, Error, _isTerminal, Progress, Width) = (output, error, isTerminal, progress, isTerminal ? AnsiConsole.Profile.Width : WidthWithoutTerminal);

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    /// <summary>How many columns there are to write to.</summary>
    public int Width { get; }

    public Progress Progress { get; }

    /// <summary>Somebody who sees what is asked on <see cref="Error"/> and can answer; null where nobody does.</summary>
    public TextReader? Answers { get; private init; }

    /// <summary>How wide a line may be.</summary>
    public int Width => _isTerminal ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Out) }).Profile.Width : _width ?? WidthWithoutTerminal;

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
<<<<<<< HEAD
        if (!_isTerminal) console.Profile.Width = Width;
=======
        if (!_isTerminal) console.Profile.Width = _width ?? WidthWithoutTerminal;
>>>>>>> letters
        console.Write(table);
    }
}
