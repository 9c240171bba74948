namespace BackupScheduler.Cli.Shell;

/// <summary>What there is to know about a command: its <c>--help</c> and its part of docs/cli.md are made of this.</summary>
/// <param name="Summary">What it does, in one sentence; what lists of commands show.</param>
internal sealed record CommandHelp(string Summary)
{
    /// <summary>More about it: one paragraph an entry, however it is broken into lines.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>Complete command lines, each with a phrase that says what it does.</summary>
    public required IReadOnlyList<Example> Examples { get; init; }

    /// <summary>What each exit code means, beginning with 0.</summary>
    public required IReadOnlyList<ExitMeaning> ExitCodes { get; init; }
}

/// <summary>A command line to copy.</summary>
/// <param name="Line">It, without the program's name.</param>
/// <param name="Says">What it does.</param>
internal sealed record Example(string Line, string Says);

/// <summary>An exit code of a command.</summary>
/// <param name="Code">One of <see cref="ExitCode"/>.</param>
/// <param name="Meaning">What it says about the work.</param>
internal sealed record ExitMeaning(int Code, string Meaning)
{
    public static ExitMeaning NothingDone { get; } = new(ExitCode.BadUsage, "bad usage, nothing was done");

    /// <summary>Of a command that asks first.</summary>
    public static ExitMeaning NotConfirmed { get; } = new(ExitCode.BadUsage, "bad usage or not confirmed, nothing was done");

    /// <summary>Of a command that makes things of its own.</summary>
    public static ExitMeaning NothingMade { get; } = new(ExitCode.BadUsage, "bad usage or not confirmed, nothing was made");

    public static ExitMeaning Interrupted { get; } = new(ExitCode.Interrupted, "interrupted");

    /// <summary>Of a command that tells what it has done so far.</summary>
    public static ExitMeaning InterruptedConfirmed { get; } = new(ExitCode.Interrupted, "interrupted: what is told is confirmed");

    /// <summary>Of a command that removes what it made, whatever happens.</summary>
    public static ExitMeaning InterruptedAndRemoved { get; } = new(ExitCode.Interrupted, "interrupted, and removed what it had made");
}
