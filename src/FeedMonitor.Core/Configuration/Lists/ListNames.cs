using FeedMonitor.Watchlists;

namespace FeedMonitor.Configuration.Lists;

/// <summary>A name of a list.</summary>
/// <param name="Term">The name, with what its entry is known by.</param>
/// <param name="Line">The line of its file, from 1.</param>
public readonly record struct ListedName(Term Term, int Line);

/// <summary>A list of names as its file gives it.</summary>
/// <param name="File">The file.</param>
/// <param name="Entries">How many entries it has; one may have several names.</param>
/// <param name="Names">All names, in the order of the file, an entry's own before its aliases.</param>
public sealed record ListNames(string File, int Entries, IReadOnlyList<ListedName> Names);
