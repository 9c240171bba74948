namespace BackupScheduler.Simulation.Scenarios;

/// <summary>What a scenario's runs are held against.</summary>
public enum Promise
{
    /// <summary>Every table is backed up, whatever goes wrong, and nothing is given up.</summary>
    BackedUp,

    /// <summary>Besides, once each, and retention is kept.</summary>
    Whole,

    /// <summary>Besides, at AWS's own rates.</summary>
    OneAccount,

    /// <summary>Besides, hardly later than the largest account alone, for little money.</summary>
    LargeOrganization,

    /// <summary>Besides, small accounts hardly notice a large one.</summary>
    QuietNeighbours,
}
