namespace BackupScheduler.Bench;

/// <summary>A measurement that is worth nothing, since something else happened than what it is about; the message says what, in one line.</summary>
internal sealed class MeasurementException(string message) : Exception(message);
