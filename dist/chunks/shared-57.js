module.exports=require("../hunkguard.js")("./shared-57.js");
