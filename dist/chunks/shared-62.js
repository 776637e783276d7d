module.exports=require("../hunkguard.js")("./shared-62.js");
