namespace BackupScheduler.Bench.Micro;

/// <summary>Statistics of the iterations, in nanoseconds for one operation.</summary>
/// <param name="Mean">Of all iterations: none is left out as an outlier.</param>
/// <param name="Error">Half of the mean's confidence interval of 99.9 %.</param>
/// <param name="Deviation">The standard deviation.</param>
internal sealed record MicroSpread(double Mean, double Error, double Deviation);
