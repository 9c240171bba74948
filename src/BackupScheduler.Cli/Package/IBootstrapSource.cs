namespace BackupScheduler.Cli.Package;

/// <summary>Where the functions' executable comes from.</summary>
internal interface IBootstrapSource
{
    /// <summary>Looks whether it can be made, before anything is.</summary>
    /// <exception cref="PackagingException">It cannot; the message says what is missing.</exception>
    void Check(FunctionArchitecture architecture);

    /// <summary>The executable.</summary>
    /// <exception cref="PackagingException">It could not be made.</exception>
    Task<byte[]> MakeAsync(FunctionArchitecture architecture, CancellationToken cancellation);
}
