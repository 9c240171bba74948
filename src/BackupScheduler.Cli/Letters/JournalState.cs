namespace BackupScheduler.Cli.Letters;

/// <summary>What a journal knows of a letter.</summary>
internal enum JournalState
{
    /// <summary>Its message was to be sent, and nothing tells whether it was.</summary>
    InDoubt,

    /// <summary>Its message was sent.</summary>
    Sent,
}
