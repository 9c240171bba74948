namespace BackupScheduler.Simulation.Aws;

/// <summary>A backup in the simulated DynamoDB. What else a listing says of it follows from this and its number.</summary>
/// <param name="Table">The place of its table.</param>
/// <param name="Name">Its name.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="ReadyAt">When it becomes AVAILABLE.</param>
internal readonly record struct BackupEntry(int Table, string Name, DateTimeOffset CreatedAt, DateTimeOffset ReadyAt);
