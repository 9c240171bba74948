namespace BackupScheduler.Core.Failures;

/// <summary>Randomness as a port, so that a simulation is repeatable.</summary>
public interface IJitter
{
    /// <summary>A number from 0 up to, not including, 1.</summary>
    double Next();
}
