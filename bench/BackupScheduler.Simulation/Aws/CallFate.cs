namespace BackupScheduler.Simulation.Aws;

/// <summary>What becomes of a call.</summary>
internal enum CallFate
{
    /// <summary>Takes effect, and is answered.</summary>
    Served,

    /// <summary>Refused for being too many: no effect.</summary>
    Throttled,

    /// <summary>Fails on AWS's side: no effect.</summary>
    Failed,

    /// <summary>Takes effect, but the answer does not come.</summary>
    Lost,
}
