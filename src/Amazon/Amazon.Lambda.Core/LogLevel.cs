namespace Amazon.Lambda.Core;

/// <summary>The weight of a log message.</summary>
public enum LogLevel
{
    /// <summary>The finest detail.</summary>
    Trace = 0,

    /// <summary>Of use while developing.</summary>
    Debug = 1,

    /// <summary>The ordinary course of things.</summary>
    Information = 2,

    /// <summary>Unusual, and handled.</summary>
    Warning = 3,

    /// <summary>Something failed.</summary>
    Error = 4,

    /// <summary>Nothing can go on.</summary>
    Critical = 5,
}
