using BackupScheduler.Cli.Output;
using BackupScheduler.Core.DeadLetters;

namespace BackupScheduler.Cli.Letters;

/// <summary>The command line of a command about dead letters.</summary>
internal sealed record LetterOptions
{
    public LetterFilter Filter { get; init; } = new();

    public OutputFormat Format { get; init; }

    public string? Profile { get; init; }

    public string? Region { get; init; }

    /// <summary><c>list</c>: name every letter.</summary>
    public bool Each { get; init; }

    /// <summary><c>show</c>: the whole body.</summary>
    public bool Full { get; init; }

    public bool DryRun { get; init; }

    public bool Yes { get; init; }

    /// <summary><c>redrive</c>: messages a second.</summary>
    public double Rate { get; init; } = RedriveRequest.UsualRate;

    /// <summary><c>redrive</c>: what is in doubt too.</summary>
    public bool Again { get; init; }

    /// <summary><c>redrive</c>: where the journal is; null for the usual place.</summary>
    public string? Journal { get; init; }

    /// <summary><c>discard</c>: the file; null for none.</summary>
    public string? To { get; init; }
}
