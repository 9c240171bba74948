using Spectre.Console;

namespace BackupScheduler.Cli.Output;

/// <summary>Where a command writes: results to <see cref="Out"/>, progress and errors to <see cref="Error"/>.</summary>
internal sealed class Terminal
{
    // In a file or a pipe a table is as wide as it needs to be.
    private const int WidthWithoutTerminal = 4096;
    private readonly Ansi _ansi;
    private readonly int _width;

    /// <summary>Writers that are no terminal: no colour, and no width unless given.</summary>
    /// <param name="output">Results.</param>
    /// <param name="error">Progress and errors.</param>
    /// <param name="answers">Somebody who answers questions; null for nobody.</param>
    /// <param name="width">How many columns a table may have; null for as many as it needs.</param>
    public Terminal(TextWriter output, TextWriter error, TextReader? answers = null, int? width = null)
        : this(output, error, Ansi.None, width ?? WidthWithoutTerminal, new Progress(error, isTerminal: false)) => Answers = answers;

    internal Terminal(TextWriter output, TextWriter error, Ansi ansi, int width, Progress progress) =>
        (Out, Error, _ansi, _width, Progress) = (output, error, ansi, width, progress);

    /// <summary>Whether the process was told to keep its progress to itself; set before its command begins.</summary>
    public static bool IsQuiet { get; set; }

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    public Progress Progress { get; }

    /// <summary>Somebody who sees what is asked on <see cref="Error"/> and can answer; null where nobody does.</summary>
    public TextReader? Answers { get; private init; }

    /// <summary>How many columns a line may have.</summary>
    public int Width => _width;

    /// <summary>The process's own.</summary>
    public static Terminal OfProcess()
    {
        var environment = ProcessEnvironment.Read();
        var width = Console.IsOutputRedirected ? WidthWithoutTerminal : Console.BufferWidth is > 0 and var columns ? columns : WidthWithoutTerminal;
        return new Terminal(Console.Out, Console.Error, Ansi.Of(environment, !Console.IsOutputRedirected), width, ProgressOfProcess(environment))
        {
            Answers = Console.IsInputRedirected || Console.IsErrorRedirected ? null : Console.In,
        };
    }

    /// <summary>Writes the table so that it fits: where it does not, its headers are broken, or each row becomes a block of lines. No cell is ever cut.</summary>
    public void Write(Table table) => FittingTable.Write(Spectre(), table);

    private static Progress ProgressOfProcess(IReadOnlyDictionary<string, string> environment)
    {
        var moves = Ansi.Of(environment, !Console.IsErrorRedirected).Moves;
        return new Progress(Console.Error, moves, IsQuiet, moves && Console.BufferWidth is > 1 and var columns ? columns : int.MaxValue);
    }

    private IAnsiConsole Spectre()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Out),
            Ansi = _ansi.Colours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = _ansi.Colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = _width;
        return console;
    }
}
