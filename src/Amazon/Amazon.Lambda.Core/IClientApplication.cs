namespace Amazon.Lambda.Core;

/// <summary>A mobile application.</summary>
public interface IClientApplication
{
    /// <summary>The package's name.</summary>
    string AppPackageName { get; }

    /// <summary>The title.</summary>
    string AppTitle { get; }

    /// <summary>The version's code.</summary>
    string AppVersionCode { get; }

    /// <summary>The version's name.</summary>
    string AppVersionName { get; }

    /// <summary>The id of this installation.</summary>
    string InstallationId { get; }
}
