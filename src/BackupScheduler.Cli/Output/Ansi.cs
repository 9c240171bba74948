namespace BackupScheduler.Cli.Output;

/// <summary>What may be written besides text.</summary>
/// <param name="Colours">Colours and other styles.</param>
/// <param name="Moves">Lines that are written over.</param>
internal sealed record Ansi(bool Colours, bool Moves)
{
    /// <summary>Text alone.</summary>
    public static Ansi None { get; } = new(Colours: false, Moves: false);

    /// <summary>Decides: https://no-color.org, then CLICOLOR_FORCE, then what the output is.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="isTerminal">Whether the output is a terminal.</param>
    public static Ansi Of(IReadOnlyDictionary<string, string> environment, bool isTerminal)
    {
        string Value(string name) => environment.GetValueOrDefault(name) ?? "";
        var isAble = isTerminal && Value("TERM") != "dumb";
        var isForced = Value("CLICOLOR_FORCE") is not ("" or "0");
        return new Ansi(Colours: Value("NO_COLOR").Length == 0 && (isForced || isAble), Moves: isAble);
    }
}
